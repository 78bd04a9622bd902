using CostModel.Formulas;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>What a model costs besides its final run, line by line, and in all.</summary>
internal static class DevelopmentChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Development is null)
        {
            return;
        }

        T zero = T.Constant(0, "USD");
        T labelling = chain.Put(CapitalMetrics.LabellingUsd, Labelling(chain, zero));
        T synthetic = zero;
        if (chain.Has(DevelopmentInputs.SyntheticTokens) && chain.Has(DevelopmentInputs.SyntheticPrice))
        {
            synthetic = chain.In(DevelopmentInputs.SyntheticTokens) * T.Constant(1e-6, "Mtoken/token") * chain.In(DevelopmentInputs.SyntheticPrice);
        }

        T staff = zero;
        if (chain.Has(DevelopmentInputs.Staff) && chain.Has(DevelopmentInputs.Salary))
        {
            T months = chain.Or(DevelopmentInputs.StaffTime, T.Constant(1, "year")) * T.Constant(12, "month/year");
            staff = chain.In(DevelopmentInputs.Staff) * chain.In(DevelopmentInputs.Salary) * months;
        }

        T besides = labelling
            + chain.Put(CapitalMetrics.SyntheticDataUsd, synthetic)
            + chain.Put(CapitalMetrics.EvaluationUsd, chain.Or(DevelopmentInputs.Evaluation, zero))
            + chain.Put(CapitalMetrics.StaffUsd, staff)
            + chain.Put(CapitalMetrics.OtherUsd, Other(chain, zero));
        if (!chain.Plan.HasTrainingCost)
        {
            chain.Put(CapitalMetrics.TotalUsd, besides);
            return;
        }

        T run = chain.Put(CapitalMetrics.FinalRunUsd, chain.Result(TrainingMetrics.CostUsd));
        T extra = chain.Or(DevelopmentInputs.Experiments, T.Constant(0)) + chain.Or(DevelopmentInputs.FailedRuns, T.Constant(0));
        T total = chain.Put(CapitalMetrics.TotalUsd, run + chain.Put(CapitalMetrics.ExperimentsUsd, run * extra) + besides);
        chain.Put(CapitalMetrics.MultipleOfFinalRun, total / run);
        chain.Put(CapitalMetrics.LabellingShare, labelling / run);
    }

    private static T Labelling<T>(in Chain<T> chain, T zero)
        where T : struct, IReal<T>
    {
        T sum = zero;
        if (chain.Has(DevelopmentInputs.LabellingHours) && chain.Has(DevelopmentInputs.LabellingWage))
        {
            sum += chain.In(DevelopmentInputs.LabellingHours) / T.Constant(3600, "s/h") * chain.In(DevelopmentInputs.LabellingWage);
        }

        return chain.Has(DevelopmentInputs.StepLabels) && chain.Has(DevelopmentInputs.StepLabelPrice)
            ? sum + (chain.In(DevelopmentInputs.StepLabels) * chain.In(DevelopmentInputs.StepLabelPrice))
            : sum;
    }

    private static T Other<T>(in Chain<T> chain, T zero)
        where T : struct, IReal<T>
    {
        T sum = chain.Or(DevelopmentInputs.DataLicences, zero);
        foreach (Inputs.InputDefinition line in chain.Plan.Economics.DevelopmentCosts)
        {
            sum += chain.In(line);
        }

        return sum;
    }
}
