namespace CostModel.Training;

/// <summary>Whole numbers that divide another.</summary>
internal static class Divisors
{
    /// <summary>All divisors, ascending.</summary>
    internal static IEnumerable<int> Of(int number)
    {
        for (int i = 1; i <= number; i++)
        {
            if (number % i == 0)
            {
                yield return i;
            }
        }
    }

    internal static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
