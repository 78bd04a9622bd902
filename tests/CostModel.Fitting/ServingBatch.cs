using CostModel.Serving;

namespace CostModel.Fitting;

/// <summary>Cases of one engine that run the same kernels, with the last values that were computed for them.</summary>
internal sealed class ServingBatch
{
    private readonly string _engine;
    private readonly ServingCase[] _cases;
    private readonly int[] _rows;
    private readonly List<ServingParameter> _parameters;
    private int[] _relevant;
    private double[] _key = [];
    private double[] _values = [];
    private readonly CompiledServingPlan[] _plans;
    private readonly int[] _planOf;

    internal ServingBatch(string engine, ServingCase[] cases, int[] rows, List<ServingParameter> parameters)
    {
        (_engine, _cases, _rows, _parameters) = (engine, cases, rows, parameters);
        _relevant = [.. Enumerable.Range(0, parameters.Count).Where(i => parameters[i].Engine.Length == 0 || parameters[i].Engine == engine)];
        _plans = [.. cases.Select(one => one.Plan).Distinct()];
        var index = _plans.Select((plan, i) => (plan, i)).ToDictionary(pair => pair.plan, pair => pair.i);
        _planOf = [.. cases.Select(one => index[one.Plan])];
    }

    /// <summary>Fills predictions over measurements, as 1 plus their logarithm: an over-estimate of 2 counts as much as one of a half.</summary>
    internal void Fill(double[] offsets, double[] predicted)
    {
        double[] key = [.. _relevant.Select(i => offsets[i])];
        double[] values = _key.AsSpan().SequenceEqual(key) ? _values : Evaluate(offsets);
        int[] moved = _key.Length == key.Length ? [.. Enumerable.Range(0, key.Length).Where(i => key[i] != _key[i])] : [.. Enumerable.Range(0, key.Length)];
        if (moved.Length > 1)
        {
            (_key, _values) = (key, values);
        }
        else if (moved.Length == 1 && _parameters[_relevant[moved[0]]].IsOfSomeKernels && values.AsSpan().SequenceEqual(_values))
        {
            // A derivative by a constant of kernels that these cases never run: it moves nothing anywhere, and is not asked for again.
            _relevant = [.. _relevant.Where((_, i) => i != moved[0])];
            _key = [.. _key.Where((_, i) => i != moved[0])];
        }

        for (int i = 0; i < _rows.Length; i++)
        {
            predicted[_rows[i]] = values[i];
        }
    }

    internal static ServingState StateAt(List<ServingParameter> parameters, double[] offsets, IEnumerable<string> engines)
    {
        var state = ServingState.Of(engines.Concat(parameters.Select(parameter => parameter.Engine).Where(id => id.Length > 0)));
        for (int j = 0; j < parameters.Count; j++)
        {
            parameters[j].Apply(state, parameters[j].Prior * Math.Exp(offsets[j]));
        }

        return state;
    }

    private double[] Evaluate(double[] offsets)
    {
        ServingState state = StateAt(_parameters, offsets, [_engine]);
        var estimates = new ServingEstimate[_plans.Length];
        for (int i = 0; i < _plans.Length; i++)
        {
            estimates[i] = _plans[i].With(state.Constants, state.Engines[_engine]).Estimate();
        }

        var values = new double[_cases.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double value = _cases[i].Of(estimates[_planOf[i]]);
            values[i] = 1 + Math.Log(Math.Max(value, 1e-9) / _cases[i].Measured);
        }

        return values;
    }
}
