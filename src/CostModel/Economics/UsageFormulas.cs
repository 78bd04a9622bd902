using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of margins by user.</summary>
internal static class UsageFormulas
{
    /// <summary>
    /// What a paying user has to carry besides the use of its own and the fees on what it pays: free users, hosting, support, cloud terms.
    /// With it the margin over all users is the margin of the product.
    /// </summary>
    internal static T CarriedPerUser<T>(T costOfRevenue, T fees, T useOfPayers, T payers)
        where T : struct, IReal<T>
        => (costOfRevenue - fees - useOfPayers) / payers;

    /// <summary>The price at which cost and a fee on the price itself leave the target margin.</summary>
    internal static T PriceForTarget<T>(T costBeforeFees, T feeShare, T targetMargin)
        where T : struct, IReal<T>
        => costBeforeFees / (T.Constant(1) - targetMargin - feeShare);
}
