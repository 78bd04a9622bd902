using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Calibration;

/// <summary>
/// Fits the constants of one accelerator and one software stack to training runs that someone measured on their own machines: maximum a
/// posteriori, with the values that ship as the prior. A constant that the runs do not settle keeps its value, with the reason.
/// </summary>
public static class TrainingCalibration
{
    /// <summary>Fewer configurations cannot tell a constant from noise, nor leave one out.</summary>
    private const int FewestConfigurations = 4;

    /// <summary>A constant is settled where the runs take this much of the prior's width away.</summary>
    private const double MostNarrowing = 0.7;

    private const int MostFolds = 20;

    /// <summary>Fits, or returns null with what is wrong: invalid runs, several accelerators or stacks, too few runs, nothing settled.</summary>
    public static CalibrationResult? Fit(IReadOnlyCollection<MeasuredTraining> measured, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(faults);
        if (Cases(measured, faults) is not { } cases)
        {
            return null;
        }

        CalibrationState shipped = cases[0].Shipped;
        List<CalibrationConstant> candidates = CalibrationConstants.For(shipped, cases);
        var all = CalibrationFit.WithScatter(shipped, candidates, cases);
        ImmutableArray<string?> refusals = Refusals(all.Posterior(), candidates, cases);
        List<CalibrationConstant> settled = [.. candidates.Where((_, j) => refusals[j] is null)];
        if (settled.Count == 0)
        {
            string reasons = string.Join("; ", candidates.Select((constant, j) => $"{constant.Name}: {refusals[j]}"));
            faults.Add(new Fault(FaultCodes.BadValue, "", $"these runs settle no constant: {reasons}", "measure more configurations that differ in batch, length and model"));
            return null;
        }

        var fit = CalibrationFit.Of(shipped, settled, cases, all.Scatter);
        CalibrationState state = fit.State();
        return new CalibrationResult
        {
            Constants = Constants(all, fit, candidates, settled, refusals),
            Hardware = state.Hardware,
            Stack = state.Stack,
            Rows = cases.Count,
            Configurations = Groups(cases).Length,
            Scatter = all.Scatter,
            Before = ErrorOf(cases, _ => shipped),
            Fitted = ErrorOf(cases, _ => state),
            CrossValidated = ErrorOf(cases, Held(shipped, settled, cases, all.Scatter)),
        };
    }

    private static List<CalibrationCase>? Cases(IReadOnlyCollection<MeasuredTraining> measured, FaultCollector faults)
    {
        int before = faults.Count;
        foreach (MeasuredTraining bad in measured.Where(one => !(one.TokensPerSecondPerChip > 0 && double.IsFinite(one.TokensPerSecondPerChip))))
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, bad.Id, FormattableString.Invariant($"measured speed must be above 0, not {bad.TokensPerSecondPerChip}")));
        }

        List<CalibrationCase> cases = [.. measured.Select(one => CalibrationCase.Of(one, faults)).OfType<CalibrationCase>()];
        RefuseSeveral("accelerators", cases.Select(one => one.Shipped.Hardware.Id), faults);
        RefuseSeveral("stacks", cases.Select(one => one.Shipped.Stack.Id), faults);
        int configurations = Groups(cases).Length;
        if (configurations < FewestConfigurations)
        {
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                "",
                $"{configurations} different configurations can be predicted, and a calibration needs at least {FewestConfigurations}",
                "costmodel validate says for each row why it cannot be predicted"));
        }

        Dictionary<string, int> sizes = cases.GroupBy(one => one.Group, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return faults.Count > before ? null : [.. cases.Select(one => one with { Weight = 1.0 / sizes[one.Group] })];
    }

    private static void RefuseSeveral(string kind, IEnumerable<string> ids, FaultCollector faults)
    {
        string[] different = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (different.Length > 1)
        {
            faults.Add(new Fault(FaultCodes.Conflict, kind, $"a calibration is of one at a time, and the runs used {different.Length} {kind}: {string.Join(", ", different)}"));
        }
    }

    private static string[] Groups(IEnumerable<CalibrationCase> cases) => [.. cases.Select(one => one.Group).Distinct(StringComparer.Ordinal)];

    /// <summary>Why the runs do not settle each constant; null where they do.</summary>
    private static ImmutableArray<string?> Refusals(Posterior posterior, List<CalibrationConstant> constants, List<CalibrationCase> cases)
    {
        int most = Groups(cases).Length - 1;
        int[] ranks = [.. Enumerable.Range(0, constants.Count).OrderBy(posterior.Narrowing)];
        return
        [
            .. constants.Select((_, j) =>
                posterior.Narrowing(j) >= MostNarrowing
                    ? posterior.NarrowingAlone(j) < MostNarrowing
                        ? FormattableString.Invariant($"the rows cannot tell it from {constants[posterior.NearestTo(j)].Name}: both move them alike")
                        : FormattableString.Invariant($"the rows hardly depend on it: its whole usual spread moves none by more than {100 * posterior.Reach(j):0.0}%")
                    : Array.IndexOf(ranks, j) >= most ? $"{most + 1} configurations settle at most {most} constants, and these say more of others"
                    : null),
        ];
    }

    private static ImmutableArray<CalibratedConstant> Constants(
        CalibrationFit all, CalibrationFit fit, List<CalibrationConstant> candidates, List<CalibrationConstant> settled, ImmutableArray<string?> refusals)
    {
        // The interval is that of the fit with every constant free: what was refused is still unknown, and widens the others.
        Posterior posterior = all.Posterior();
        double halfWidth = all.HalfWidth();
        return
        [
            .. candidates.Select((constant, j) =>
            {
                double offset = refusals[j] is null ? fit.Offsets[settled.IndexOf(constant)] : 0;
                double reach = halfWidth * posterior.Deviation(j);
                return new CalibratedConstant(
                    constant.Name, constant.Prior, constant.At(offset), constant.At(offset - reach), constant.At(offset + reach), posterior.Narrowing(j), refusals[j]);
            }),
        ];
    }

    /// <summary>For each configuration the constants of a fit that did not see it.</summary>
    private static Func<CalibrationCase, CalibrationState> Held(
        CalibrationState shipped, List<CalibrationConstant> constants, List<CalibrationCase> cases, double scatter)
    {
        string[] groups = Groups(cases);
        int folds = Math.Min(MostFolds, groups.Length);
        Dictionary<string, int> foldOf = groups.Select((group, i) => (group, i)).ToDictionary(pair => pair.group, pair => pair.i % folds, StringComparer.Ordinal);
        CalibrationState[] states =
        [
            .. Enumerable.Range(0, folds).Select(fold =>
                CalibrationFit.Of(shipped, constants, [.. cases.Where(one => foldOf[one.Group] != fold)], scatter).State()),
        ];
        return one => states[foldOf[one.Group]];
    }

    private static CalibrationError ErrorOf(List<CalibrationCase> cases, Func<CalibrationCase, CalibrationState> state)
        => CalibrationError.Of(cases.GroupBy(one => one.Group, StringComparer.Ordinal)
            .Select(group => group.Average(one => (one.Predict(state(one)) / one.Measured) - 1)));
}
