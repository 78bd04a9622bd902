using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of what quantities cost.</summary>
internal static class CostFormulas
{
    /// <summary>What so many billed accelerator-hours cost.</summary>
    internal static T Rent<T>(T gpuHours, T price)
        where T : struct, IReal<T>
        => gpuHours * price;

    /// <summary>What accelerators cost in a day; rent runs whether they are busy or not.</summary>
    internal static T FleetCostPerDay<T>(T chips, T price)
        where T : struct, IReal<T>
        => chips * price * T.Constant(24, "h/day");

    /// <summary>What a provider bills in a day; cached input tokens are billed once, at their own price.</summary>
    internal static T TokenBillPerDay<T>(T input, T cachedInput, T output, T inputPrice, T cachedPrice, T outputPrice)
        where T : struct, IReal<T>
    {
        T perMillion = T.Constant(1e-6, "Mtoken/token");
        return (((input - cachedInput) * inputPrice) + (cachedInput * cachedPrice) + (output * outputPrice)) * perMillion;
    }

    /// <summary>Cost per million tokens of a daily cost and a daily volume.</summary>
    internal static T PerMillion<T>(T costPerDay, T tokensPerDay)
        where T : struct, IReal<T>
        => costPerDay / (tokensPerDay * T.Constant(1e-6, "Mtoken/token"));
}
