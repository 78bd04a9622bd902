using CostModel.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes statements, customers, accounting, cloud terms and revenue that depends on use.</summary>
internal static class MarginResolution
{
    internal static void Resolve(SectionCheck check)
    {
        Scenario scenario = check.Scenario;
        check.Need(scenario.Statement is { Revenue: null, Cost: null, Costs.IsEmpty: true }, StatementInputs.Revenue, "a statement needs revenue or costs");
        check.Together(StatementInputs.Ours, StatementInputs.Theirs);
        Revenue(check);
        if (scenario.Customers is not null)
        {
            Customers(check);
        }

        if (scenario.Accounting is not null)
        {
            Accounting(check);
        }

        if (scenario.Cloud is not null)
        {
            check.Need(scenario.Revenue is null, RevenueInputs.Fixed, "cloud terms are lines of a margin, which needs revenue");
        }
    }

    private static void Revenue(SectionCheck check)
    {
        if (check.Scenario.Revenue is not { } revenue)
        {
            return;
        }

        check.Together(RevenueInputs.Seats, RevenueInputs.PerSeat);
        bool hasQueries = check.Scenario.Workload is { Queries: not null } or { Users: not null, QueriesPerUser: not null };
        check.Need((revenue.AdsPerQuery is not null || revenue.OveragePerQuery is not null) && !hasQueries, WorkloadInputs.Queries, "revenue by use needs queries a day");
        check.Need(revenue.OveragePerQuery is not null && revenue.Subscription is null, RevenueInputs.Subscription, "use beyond a subscription needs the subscription");
        check.Need(revenue.IncludedQueries is not null && revenue.OveragePerQuery is null, RevenueInputs.OveragePerQuery, "included queries matter where those beyond are paid for");
        check.Need(revenue.AdShare is not null && revenue.AdsPerQuery is null, RevenueInputs.AdsPerQuery, "a share of queries with advertisements needs what one earns");
    }

    private static void Customers(SectionCheck check)
    {
        if (check.Scenario.Revenue?.Subscription is { } subscription)
        {
            check.Default(CustomerInputs.RevenuePerAccount, subscription.TotalDollarsPerMonth, "revenue.subscription");
        }

        check.Default(CustomerInputs.TargetMargin, 0.8, "default: software as a service");
        check.OnlyOne("how long an account stays", CustomerInputs.Churn, CustomerInputs.Lifetime);
        check.OnlyOne("the margin of an account", CustomerInputs.GrossMargin, CustomerInputs.CostPerAccount);
        bool asksValue = check.Has(CustomerInputs.Churn) || check.Has(CustomerInputs.Lifetime) || check.Has(CustomerInputs.AcquisitionCost);
        check.Need(asksValue && !check.Has(CustomerInputs.RevenuePerAccount), CustomerInputs.RevenuePerAccount, "the value of an account follows from what it pays");
        bool hasMargin = check.Has(CustomerInputs.GrossMargin) || check.Has(CustomerInputs.CostPerAccount) || check.Scenario.Revenue is not null;
        check.Need(asksValue && !hasMargin, CustomerInputs.GrossMargin, "the value of an account follows from its margin");
        check.Need(
            check.Has(CustomerInputs.ModelSpend) && !check.Has(CustomerInputs.RecurringRevenue) && check.Scenario.Revenue is null,
            CustomerInputs.RecurringRevenue,
            "spend on models is a share of recurring revenue");
    }

    private static void Accounting(SectionCheck check)
    {
        AccountingPolicy policy = check.Scenario.Accounting!;
        check.Need(check.Scenario.Revenue is null, RevenueInputs.Fixed, "accounting classifies the costs of a margin, which needs revenue");
        check.Default(AccountingInputs.ModelLife, 1, "default: a year");
        bool hasTraining = policy.TrainingCost is not null || check.Scenario.StatedTraining?.Cost is not null || TrainingCostResolution.HasHours(check);
        check.Need(policy.Training == TrainingTreatment.Capitalised && !hasTraining, AccountingInputs.TrainingCost, "what is capitalised needs a cost");
        double sum = (policy.IdleShare?.TotalFraction ?? 0) + (policy.OverheadShare?.TotalFraction ?? 0);
        if (sum > 1)
        {
            check.Faults.Add(new Fault(
                FaultCodes.OutOfRange,
                AccountingInputs.OverheadShare.Path,
                FormattableString.Invariant($"idle and overhead are {sum * 100:0.#} % of the bill together: used, idle and overhead sum to 100 %")));
        }
    }
}
