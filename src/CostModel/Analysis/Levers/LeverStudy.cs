using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Scaling;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Analysis.Levers;

/// <summary>Ranks techniques by what they do to a scenario, alone and in the best compatible combination.</summary>
public static class LeverStudy
{
    private const double Negligible = 1e-6;

    /// <summary>Studies a scenario.</summary>
    /// <param name="scenario">A compiled scenario.</param>
    /// <param name="techniques">The techniques: the shipped ones, with a user's own in front.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <exception cref="InvalidPlanException">The scenario does not give the figure that techniques are to be ranked by.</exception>
    public static LeverTable Of(CompiledScenario scenario, Catalog<Technique> techniques, LeverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(techniques);
        options ??= new LeverOptions();
        var basis = new LeverBase(scenario);
        LeverGoal goal = GoalOf(basis, options);
        ImmutableArray<LeverRow> rows =
        [
            .. techniques.Ids.Select(id => Row(techniques[id], basis, goal, options))
                .OrderBy(row => row.Status)
                .ThenByDescending(row => row.Gain)
                .ThenBy(row => row.Technique.Id, StringComparer.Ordinal),
        ];
        Technique[] best = Needed(new LeverSearch(basis, goal, options.QualityFloor.TotalFraction).Best(rows), basis, goal);
        return new LeverTable(
            scenario.Scenario, options, goal, basis.Baseline, rows, best.Length == 0 ? null : Combination(best, basis, goal, options));
    }

    /// <summary>Studies techniques that are to be used together.</summary>
    /// <param name="scenario">A compiled scenario.</param>
    /// <param name="techniques">The techniques.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <exception cref="InvalidPlanException">One does not apply, or two exclude each other; the exception lists everything.</exception>
    public static LeverCombination Together(CompiledScenario scenario, IReadOnlyCollection<Technique> techniques, LeverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(techniques);
        options ??= new LeverOptions();
        var basis = new LeverBase(scenario);
        LeverGoal goal = GoalOf(basis, options);
        var faults = new FaultCollector();
        faults.AddRange(techniques.SelectMany(technique => ProblemOf(technique, basis) is { } problem
            ? (IEnumerable<Fault>)[new Fault(FaultCodes.Conflict, technique.Id, $"does not work here: {problem}")]
            : []));
        faults.AddRange(
            from first in techniques
            from second in techniques
            where string.CompareOrdinal(first.Id, second.Id) < 0 && !first.GoesWith(second)
            let why = first.Slot.Length > 0 && first.Slot == second.Slot ? $"both fill the one place of '{first.Slot}'" : "each excludes the other"
            select new Fault(FaultCodes.Conflict, first.Id, $"cannot be combined with {second.Id}: {why}", "keep one of the two"));
        faults.ThrowIfAny();
        return Combination([.. techniques], basis, goal, options);
    }

    /// <summary>What techniques are ranked by in a scenario.</summary>
    /// <exception cref="InvalidPlanException">The scenario does not give that figure.</exception>
    public static LeverGoal GoalFor(CompiledScenario scenario, LeverOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return GoalOf(new LeverBase(scenario), options);
    }

    private static LeverGoal GoalOf(LeverBase basis, LeverOptions options)
    {
        if (basis is { HasServing: true, HasTraining: false, Model: null, Target.BehindApi: false })
        {
            throw new InvalidPlanException(
                [new Fault(FaultCodes.Missing, "model", "techniques act on the weights, FLOPs and tokens of a model; the scenario gives none", "add model, by id, as config.json, or by size as { parameters: 70B }")]);
        }

        LeverGoal goal = options.Goal ?? (basis.HasServing ? LeverGoal.CostPerQuery : LeverGoal.TrainingCost);
        if (basis.Baseline.Of(goal) is null)
        {
            (string path, string need) = goal switch
            {
                LeverGoal.TrainingCost => ("training", "the cost of training needs a training section"),
                LeverGoal.GrossMargin => ("revenue", "the gross margin needs a revenue section"),
                _ => ("serving", "the cost of a query needs serving or api, a workload and a price"),
            };
            throw new InvalidPlanException([new Fault(FaultCodes.Missing, path, $"{need}; the scenario gives none")]);
        }

        return goal;
    }

    /// <summary>Servers come whole, so that some techniques of the best combination may save nothing in the end: those are left out.</summary>
    private static Technique[] Needed(Technique[] best, LeverBase basis, LeverGoal goal)
    {
        Technique[] kept = best;
        foreach (Technique technique in best)
        {
            Technique[] without = [.. kept.Where(other => other != technique)];
            if (basis.With(kept).GainOver(basis.With(without), goal) < Negligible)
            {
                kept = without;
            }
        }

        return kept;
    }

    private static LeverRow Row(Technique technique, LeverBase basis, LeverGoal goal, LeverOptions options)
    {
        var row = new LeverRow { Technique = technique, Status = LeverStatus.NotApplicable, Figures = basis.Baseline, Quality = technique.Quality };
        if (ProblemOf(technique, basis) is { } problem)
        {
            return row with { Reason = problem };
        }

        if (technique.NotCounted.Length > 0)
        {
            return row with { Status = LeverStatus.NoEffect, Reason = technique.NotCounted };
        }

        if (technique.Pipeline.Length > 0)
        {
            return row with { Status = LeverStatus.NoEffect, PostTraining = PostTraining(technique, basis, options), OneOff = LeverOneOff.Of(technique, basis, options) };
        }

        QualityEffect quality = QualityOf(technique, basis);
        LeverFigures figures = basis.With([technique]);
        double gain = figures.GainOver(basis.Baseline, goal);
        Usd oneOff = LeverOneOff.Of(technique, basis, options);
        return row with
        {
            Status = Changes(figures, basis.Baseline) ? LeverStatus.Applies : LeverStatus.NoEffect,
            Reason = LeverReasons.NoteOn(technique, basis, figures),
            Figures = figures,
            Gain = gain,
            ActsOn = LeverReasons.ActsOn(technique, basis),
            Quality = quality,
            KeepsFloor = quality.Kept.Central >= options.QualityFloor.TotalFraction,
            OneOff = oneOff,
            PaybackDays = basis.Baseline.ServingCostPerDay - figures.ServingCostPerDay is { } saved and > 0 ? oneOff.TotalDollars / saved : null,
        };
    }

    private static bool Changes(LeverFigures figures, LeverFigures baseline)
        => Differs(figures.CostPerQuery ?? figures.ServingCostPerDay, baseline.CostPerQuery ?? baseline.ServingCostPerDay)
            || Differs(figures.TrainingGpuHours, baseline.TrainingGpuHours)
            || Differs(figures.GrossMargin, baseline.GrossMargin);

    private static bool Differs(double? one, double? other) => one is { } a && other is { } b && Math.Abs(a - b) > Negligible * Math.Abs(b);

    private static string? ProblemOf(Technique technique, LeverBase basis)
    {
        bool trains = technique.Training is not null && basis.HasTraining;
        bool serves = technique.Serving is not null && basis.HasServing;
        if (technique is { NotCounted: "", Pipeline: "" } && !trains && !serves)
        {
            return technique.Training is null || basis.HasServing ? "the scenario trains nothing" : "the scenario serves nothing";
        }

        if (Applicability.Problem(technique, basis.Target) is { } problem)
        {
            return problem;
        }

        if (technique.Pipeline.Length > 0)
        {
            return basis.Model is null ? Applicability.NoModel : null;
        }

        return serves && !trains && !basis.Target.BehindApi ? LeverReasons.ServingProblem(technique, basis) : null;
    }

    /// <summary>Releasing a run early costs what the loss law says; its range is that of the shipped laws.</summary>
    private static QualityEffect QualityOf(Technique technique, LeverBase basis)
    {
        if (technique.Training is not { ReleaseAt: < 1 } effect || basis.Target.TokensPerParameter is not { } ratio || basis.TrainedModel is not { } model)
        {
            return technique.Quality;
        }

        ParameterCount parameters = model.ActiveParameters;
        double Added(LossLaw law)
        {
            double tokens = ratio * parameters.TotalParameters;
            return law.Loss(parameters, Tokens.FromTokens(tokens * effect.ReleaseAt)).Nats - law.Loss(parameters, Tokens.FromTokens(tokens)).Nats;
        }

        double[] all = [.. ScalingLawCatalog.Default.Ids.Select(id => Added(ScalingLawCatalog.Default[id]))];
        return new QualityEffect(
            new EffectRange(all.Max(), Added(ScalingLawCatalog.Default[ScalingLawCatalog.DefaultId]), all.Min()), EffectRange.Exactly(1));
    }

    private static PostTrainingFigures PostTraining(Technique technique, LeverBase basis, LeverOptions options)
    {
        var setting = new PostTrainingSetting
        {
            Policy = basis.Model!.ActiveParameters,
            Hardware = basis.TrainingHardware,
            Price = basis.Price,
            Wage = options.Wage,
        };
        return new PostTrainingFigures(
            PostTrainingPipeline.Default[technique.Pipeline].Estimate(setting), PostTrainingPipeline.Default["rlhf-ppo"].Estimate(setting));
    }

    /// <summary>The way to the best combination, each step the one that gains most where it stands.</summary>
    private static LeverCombination Combination(Technique[] best, LeverBase basis, LeverGoal goal, LeverOptions options)
    {
        var left = best.ToList();
        var used = new List<Technique>();
        var steps = ImmutableArray.CreateBuilder<WaterfallStep>();
        LeverFigures figures = basis.Baseline;
        while (left.Count > 0)
        {
            (Technique technique, LeverFigures after) = left
                .Select(candidate => (candidate, Figures: basis.With([.. used, candidate])))
                .MaxBy(candidate => candidate.Figures.GainOver(figures, goal));
            steps.Add(new WaterfallStep(technique, figures.Of(goal)!.Value, after.Of(goal)!.Value));
            used.Add(technique);
            left.Remove(technique);
            figures = after;
        }

        return new LeverCombination(
            figures,
            best.Select(technique => QualityOf(technique, basis)).Aggregate(QualityEffect.None, (sum, effect) => sum.And(effect)),
            Usd.FromDollars(best.Sum(technique => LeverOneOff.Of(technique, basis, options).TotalDollars)),
            steps.ToImmutable());
    }
}
