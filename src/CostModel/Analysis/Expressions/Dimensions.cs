using System.Globalization;

namespace CostModel.Analysis.Expressions;

/// <summary>The physical dimension of a number, as powers of money, time and so on. Things that are merely counted (GPUs, users, queries) have none.</summary>
public readonly record struct Dimensions(int Money = 0, int Time = 0, int Token = 0, int Energy = 0, int Flop = 0, int Byte = 0, int Mass = 0)
{
    /// <summary>A plain number.</summary>
    public static Dimensions None => default;

    /// <summary>The dimension of a product.</summary>
    public static Dimensions operator *(Dimensions left, Dimensions right) => new(
        left.Money + right.Money,
        left.Time + right.Time,
        left.Token + right.Token,
        left.Energy + right.Energy,
        left.Flop + right.Flop,
        left.Byte + right.Byte,
        left.Mass + right.Mass);

    /// <summary>The dimension of a quotient.</summary>
    public static Dimensions operator /(Dimensions left, Dimensions right) => left * right.Power(-1);

    /// <summary>The dimension of a whole power.</summary>
    public Dimensions Power(int exponent) => new(
        Money * exponent, Time * exponent, Token * exponent, Energy * exponent, Flop * exponent, Byte * exponent, Mass * exponent);

    /// <summary>The dimension in base units, such as <c>USD/s</c>; <c>a plain number</c> for none.</summary>
    public override string ToString()
    {
        (string Symbol, int Power)[] parts =
            [("USD", Money), ("token", Token), ("J", Energy), ("FLOP", Flop), ("B", Byte), ("g", Mass), ("s", Time)];
        string above = string.Join(" ", parts.Where(part => part.Power > 0).Select(Written));
        string below = string.Concat(parts.Where(part => part.Power < 0).Select(part => "/" + Written((part.Symbol, -part.Power))));
        return above.Length + below.Length == 0 ? "a plain number" : (above.Length == 0 ? "1" : above) + below;
    }

    private static string Written((string Symbol, int Power) part)
        => part.Power == 1 ? part.Symbol : part.Symbol + "^" + part.Power.ToString(CultureInfo.InvariantCulture);
}
