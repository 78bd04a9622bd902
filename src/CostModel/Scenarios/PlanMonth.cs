namespace CostModel.Scenarios;

/// <summary>One month of a plan, in US dollars.</summary>
/// <param name="Month">Which, from 1.</param>
/// <param name="Revenue">Revenue.</param>
/// <param name="ServingCost">The serving bill, commitments in it.</param>
/// <param name="UnusedCommitment">The part of it for committed accelerators that stand unused.</param>
/// <param name="OtherCost">Other cost of revenue.</param>
/// <param name="OperatingExpenses">Expenses below the gross margin.</param>
/// <param name="Investment">Investment, training included.</param>
/// <param name="Cash">Cash at the end of the month: that at the start of the plan and all free cash flow since.</param>
public sealed record PlanMonth(
    int Month,
    double Revenue,
    double ServingCost,
    double UnusedCommitment,
    double OtherCost,
    double OperatingExpenses,
    double Investment,
    double Cash)
{
    /// <summary>Revenue less cost of revenue.</summary>
    public double GrossProfit => Revenue - ServingCost - OtherCost;

    /// <summary>Gross profit over revenue; null without revenue.</summary>
    public double? GrossMargin => Revenue == 0 ? null : GrossProfit / Revenue;

    /// <summary>Gross profit less operating expenses.</summary>
    public double OperatingCashFlow => GrossProfit - OperatingExpenses;

    /// <summary>Operating cash flow less investment.</summary>
    public double FreeCashFlow => OperatingCashFlow - Investment;

    /// <summary>Accelerators that serving pays for; null where it pays otherwise.</summary>
    public double? Chips { get; init; }
}

/// <summary>Something that becomes different in a month of a plan and stays so: a faster stack, other hardware, another price.</summary>
/// <param name="Month">From which month, from 1.</param>
/// <param name="Description">What it is, for reports.</param>
/// <param name="Apply">The scenario with it.</param>
public sealed record PlanChange(int Month, string Description, Func<Scenario, Scenario> Apply);
