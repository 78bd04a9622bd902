using CostModel.Analysis;

namespace CostModel.Fitting;

/// <summary>
/// A fit of serving constants to some cases. An engine's factors move only the cases of that engine, so that a derivative by one of them
/// evaluates no others: the last values of each engine's cases are kept with the offsets that they belong to.
/// </summary>
internal sealed class ServingFit
{
    /// <summary>The relative error beyond which a row counts less.</summary>
    internal const double Scale = 0.05;

    /// <summary>How strongly priors hold, relative to one measurement at <see cref="Scale"/>.</summary>
    internal const double PriorStrength = 4.5;

    private readonly List<ServingParameter> _parameters;
    private readonly double[] _offsets;

    private ServingFit(List<ServingParameter> parameters, double[] offsets) => (_parameters, _offsets) = (parameters, offsets);

    internal IEnumerable<(ServingParameter Parameter, double Value)> Values
        => _parameters.Select((parameter, i) => (parameter, parameter.Prior * Math.Exp(_offsets[i])));

    internal static ServingFit To(IReadOnlyList<ServingCase> cases, int iterations)
    {
        List<ServingParameter> parameters = ServingParameters.For(cases.Select(one => one.Engine));
        Action<double[], double[]> predict = Predictor(cases, parameters);
        double mean = cases.Average(one => one.Weight);
        double[] SolveFrom(double[] offsets, Func<int, double> rejection, int most) => new RobustFit(
            predict,
            [.. cases.Select(_ => 1.0)],
            [.. cases.Select(one => one.Weight / mean)],
            [.. parameters.Select(parameter => parameter.Width)])
        {
            Scale = Scale,
            PriorStrength = PriorStrength,
            Rejection = rejection,
            Iterations = most,
            Start = offsets,
        }.Solve();

        // Which rows nothing explains, a fit that still listens to all of them says first.
        double[] first = SolveFrom([], _ => 0.5, Math.Min(iterations, 5));
        return new ServingFit(parameters, SolveFrom(first, i => Rejection(cases[i]), iterations));
    }

    /// <summary>Fills 1 plus the logarithm of predicted over measured.</summary>
    internal static Action<double[], double[]> Predictor(IReadOnlyList<ServingCase> cases, List<ServingParameter> parameters)
    {
        var batches = cases.Select((one, i) => (one, i)).GroupBy(pair => (pair.one.Engine, pair.one.Model, pair.one.Row["weight_precision"]))
            .Select(group => new ServingBatch(group.Key.Engine, [.. group.Select(pair => pair.one)], [.. group.Select(pair => pair.i)], parameters)).ToList();
        return (offsets, predicted) => Parallel.ForEach(batches, batch => batch.Fill(offsets, predicted));
    }

    /// <summary>
    /// How soon a row stops counting when nothing explains it. First tokens depend on settings that no row states, such as after how many
    /// tokens an answer is streamed: there the fit follows the bulk.
    /// </summary>
    internal static double Rejection(ServingCase one) => one.Kind == "ttft" ? 0.75 : 0.5;

    internal List<ServingParameter> Parameters => _parameters;

    internal double[] Offsets => _offsets;

    /// <summary>Predictions for any cases; an engine that the fit did not see keeps factors of 1, or those of the nearest of its family.</summary>
    internal double[] Predict(IReadOnlyList<ServingCase> cases)
    {
        ServingState state = ServingBatch.StateAt(_parameters, _offsets, cases.Select(one => one.Engine));
        var known = new Dictionary<object, CostModel.Serving.ServingEstimate>();
        var predicted = new double[cases.Count];
        for (int i = 0; i < predicted.Length; i++)
        {
            ServingCase one = cases[i];
            if (!known.TryGetValue(one.Plan, out CostModel.Serving.ServingEstimate? estimate))
            {
                known[one.Plan] = estimate = one.Plan.With(state.Constants, state.Engines[one.Engine]).Estimate();
            }

            predicted[i] = one.Of(estimate);
        }

        return predicted;
    }
}
