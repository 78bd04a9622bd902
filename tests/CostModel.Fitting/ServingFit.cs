using CostModel.Analysis;

namespace CostModel.Fitting;

/// <summary>
/// A fit of serving constants to some cases. An engine's factors move only the cases of that engine, so that a derivative by one of them
/// evaluates no others: the last values of each engine's cases are kept with the offsets that they belong to.
/// </summary>
internal sealed class ServingFit
{
    private readonly List<ServingParameter> _parameters;
    private readonly double[] _offsets;

    private ServingFit(List<ServingParameter> parameters, double[] offsets) => (_parameters, _offsets) = (parameters, offsets);

    internal IEnumerable<(ServingParameter Parameter, double Value)> Values
        => _parameters.Select((parameter, i) => (parameter, parameter.Prior * Math.Exp(_offsets[i])));

    internal static ServingFit To(IReadOnlyList<ServingCase> cases, int iterations)
    {
        List<ServingParameter> parameters = ServingParameters.For(cases.Select(one => one.Engine));
        var batches = cases.Select((one, i) => (one, i)).GroupBy(pair => pair.one.Engine)
            .Select(group => new ServingBatch(group.Key, [.. group.Select(pair => pair.one)], [.. group.Select(pair => pair.i)], parameters)).ToList();
        double mean = cases.Average(one => one.Weight);
        var fit = new RobustFit(
            (offsets, predicted) =>
            {
                foreach (ServingBatch batch in batches)
                {
                    batch.Fill(offsets, predicted);
                }
            },
            [.. cases.Select(_ => 1.0)],
            [.. cases.Select(one => one.Weight / mean)],
            [.. parameters.Select(parameter => parameter.Width)])
        {
            Scale = 0.05,
            PriorStrength = 4.5,
            Iterations = iterations,
        };
        return new ServingFit(parameters, fit.Solve());
    }

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
