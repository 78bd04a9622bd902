using CostModel.Analysis;
using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>A fit of training constants to some cases, and its predictions for others.</summary>
internal sealed class TrainingFit
{
    private readonly List<FitParameter> _parameters;
    private readonly double[] _offsets;

    private TrainingFit(List<FitParameter> parameters, double[] offsets) => (_parameters, _offsets) = (parameters, offsets);

    /// <summary>The fitted values by name.</summary>
    internal IEnumerable<(FitParameter Parameter, double Value)> Values
        => _parameters.Select((parameter, i) => (parameter, parameter.Prior * Math.Exp(_offsets[i])));

    /// <summary>Fits the parameters that all cases have to the cases that are in.</summary>
    internal static TrainingFit To(IReadOnlyList<TrainingCase> all, IReadOnlyList<TrainingCase> cases)
    {
        List<FitParameter> parameters = TrainingParameters.For(all);
        var fit = new RobustFit(
            (offsets, predicted) => Predict(all, cases, parameters, offsets, predicted),
            [.. cases.Select(one => one.MeasuredTokensPerSecond)],
            [.. cases.Select(one => one.Weight)],
            [.. parameters.Select(parameter => parameter.Width)]);
        return new TrainingFit(parameters, fit.Solve());
    }

    internal double[] Predict(IReadOnlyList<TrainingCase> all, IReadOnlyList<TrainingCase> cases)
    {
        var predicted = new double[cases.Count];
        Predict(all, cases, _parameters, _offsets, predicted);
        return predicted;
    }

    /// <summary>The constants at the fitted values.</summary>
    internal TrainingState State(IReadOnlyList<TrainingCase> all) => State(all, _parameters, _offsets);

    private static TrainingState State(IReadOnlyList<TrainingCase> all, List<FitParameter> parameters, double[] offsets)
    {
        var state = TrainingState.Of(all);
        for (int j = 0; j < parameters.Count; j++)
        {
            parameters[j].Apply(state, parameters[j].Prior * Math.Exp(offsets[j]));
        }

        InheritEras(state);
        if (state.Stacks.TryGetValue("maxtext-tpu", out TrainingStack? compiled) && state.Stacks.ContainsKey("pathways-2022"))
        {
            state.Stacks["pathways-2022"] = compiled with { FusedAttention = false };
        }

        return state;
    }

    private static void Predict(
        IReadOnlyList<TrainingCase> all,
        IReadOnlyList<TrainingCase> cases,
        List<FitParameter> parameters,
        double[] offsets,
        double[] predicted)
    {
        TrainingState state = State(all, parameters, offsets);
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = cases[i].Predict(state);
        }
    }

    /// <summary>The later years of a stack take its dense constants from the first.</summary>
    private static void InheritEras(TrainingState state)
    {
        if (!state.Stacks.TryGetValue("megatron-core-2023", out TrainingStack? first))
        {
            return;
        }

        foreach (string id in (string[])["megatron-core-2025-03", "megatron-core-2025-09", "megatron-core-2026", "hai-llm"])
        {
            if (state.Stacks.TryGetValue(id, out TrainingStack? later))
            {
                state.Stacks[id] = first with
                {
                    Id = later.Id,
                    Name = later.Name,
                    Schedule = later.Schedule,
                    KeptActivations = later.KeptActivations,
                    ExpertWaitSeconds = later.ExpertWaitSeconds,
                    PerExpertSeconds = later.PerExpertSeconds,
                    PermuteBytes = later.PermuteBytes,
                    ExpertBiasBytes = later.ExpertBiasBytes,
                    ExpertExposure = later.ExpertExposure,
                };
            }
        }
    }
}
