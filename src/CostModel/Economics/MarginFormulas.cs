using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of gross margin.</summary>
internal static class MarginFormulas
{
    /// <summary>Profit over revenue: at most 1.</summary>
    internal static T GrossMargin<T>(T revenue, T cost)
        where T : struct, IReal<T>
        => (revenue - cost) / revenue;

    /// <summary>Profit over cost: not a margin.</summary>
    internal static T Markup<T>(T revenue, T cost)
        where T : struct, IReal<T>
        => (revenue - cost) / cost;
}
