using System.Reflection;

namespace CostModel.Tests.Quantities;

/// <summary>The whole table of multiplications and divisions between quantities: what is not in it does not compile.</summary>
public class QuantityRelationsTests
{
    private static readonly string[] s_relations =
    [
        "Bytes / BytesPerSecond = Duration",
        "Bytes / Duration = BytesPerSecond",
        "BytesPerSecond * Duration = Bytes",
        "CarbonIntensity * Energy = CarbonMass",
        "Energy * CarbonIntensity = CarbonMass",
        "Energy * UsdPerKilowattHour = Usd",
        "Energy / Duration = Power",
        "Flops / Duration = FlopsPerSecond",
        "Flops / FlopsPerSecond = Duration",
        "FlopsPerSecond * Duration = Flops",
        "GpuHours * UsdPerGpuHour = Usd",
        "Power * Duration = Energy",
        "Tokens / Duration = TokensPerSecond",
        "Tokens / TokensPerSecond = Duration",
        "TokensPerSecond * Duration = Tokens",
        "Usd / Duration = UsdPerHour",
        "Usd / GpuHours = UsdPerGpuHour",
        "UsdPerGpuHour * GpuHours = Usd",
        "UsdPerHour * Duration = Usd",
        "UsdPerKilowattHour * Energy = Usd",
        "UsdPerMillionTokens * Tokens = Usd",
    ];

    public static TheoryData<string, string> Inverses => new()
    {
        { "Bytes / BytesPerSecond = Duration", "BytesPerSecond * Duration = Bytes" },
        { "Bytes / Duration = BytesPerSecond", "BytesPerSecond * Duration = Bytes" },
        { "Energy / Duration = Power", "Power * Duration = Energy" },
        { "Flops / FlopsPerSecond = Duration", "FlopsPerSecond * Duration = Flops" },
        { "Flops / Duration = FlopsPerSecond", "FlopsPerSecond * Duration = Flops" },
        { "Tokens / TokensPerSecond = Duration", "TokensPerSecond * Duration = Tokens" },
        { "Tokens / Duration = TokensPerSecond", "TokensPerSecond * Duration = Tokens" },
        { "Usd / Duration = UsdPerHour", "UsdPerHour * Duration = Usd" },
        { "Usd / GpuHours = UsdPerGpuHour", "UsdPerGpuHour * GpuHours = Usd" },
        { "Usd / GpuHours = UsdPerGpuHour", "GpuHours * UsdPerGpuHour = Usd" },
    };

    public static TheoryData<string, string> Twins => new()
    {
        { "GpuHours * UsdPerGpuHour = Usd", "UsdPerGpuHour * GpuHours = Usd" },
        { "Energy * UsdPerKilowattHour = Usd", "UsdPerKilowattHour * Energy = Usd" },
        { "Energy * CarbonIntensity = CarbonMass", "CarbonIntensity * Energy = CarbonMass" },
    };

    [Fact]
    public void Between_different_quantities_exactly_these_operators_exist()
        => Operators().Where(relation => !IsWithinOneType(relation)).Select(Text).Should().BeEquivalentTo(s_relations);

    [Fact]
    public void Within_one_quantity_exactly_sums_multiples_and_the_quotient_exist()
    {
        foreach (Type type in Quantity.Types)
        {
            string name = type.Name;
            Operators().Where(relation => relation.DeclaringType == type && IsWithinOneType(relation)).Select(Text).Should().BeEquivalentTo(
            [
                $"{name} + {name} = {name}", $"{name} - {name} = {name}", $"{name} * Double = {name}", $"Double * {name} = {name}",
                $"{name} / Double = {name}", $"{name} / {name} = Double",
            ]);
            type.GetMethod("op_UnaryNegation", [type])!.ReturnType.Should().Be(type);
            type.GetMethods().Should().NotContain(method => method.Name == "op_Implicit" || method.Name == "op_Explicit");
        }
    }

    /// <summary>A quotient times its divisor is the dividend, so that both operators use the same units.</summary>
    [Theory]
    [MemberData(nameof(Inverses))]
    public void A_product_undoes_its_quotient(string quotientRelation, string productRelation)
    {
        MethodInfo divide = Find(quotientRelation);
        object dividend = Quantity.Of(divide.GetParameters()[0].ParameterType, 7.5e9);
        object divisor = Quantity.Of(divide.GetParameters()[1].ParameterType, 144_000);
        object quotient = divide.Invoke(null, [dividend, divisor])!;

        MethodInfo multiply = Find(productRelation);
        bool divisorIsFirst = multiply.GetParameters()[0].ParameterType == divisor.GetType();
        object product = multiply.Invoke(null, divisorIsFirst ? [divisor, quotient] : [quotient, divisor])!;

        Quantity.BaseValueOf(product).Should().BeApproximately(7.5e9, 7.5e9 * 1e-12);
    }

    [Theory]
    [MemberData(nameof(Twins))]
    public void Factors_may_change_places(string relation, string twin)
    {
        MethodInfo multiply = Find(relation);
        object left = Quantity.Of(multiply.GetParameters()[0].ParameterType, 123.25);
        object right = Quantity.Of(multiply.GetParameters()[1].ParameterType, 0.75);

        Find(twin).Invoke(null, [right, left]).Should().Be(multiply.Invoke(null, [left, right]));
    }

    private static IEnumerable<MethodInfo> Operators()
        => Quantity.Types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => Symbol(method) is not null && method.GetParameters().Length == 2);

    private static bool IsWithinOneType(MethodInfo method)
        => method.GetParameters().All(parameter => parameter.ParameterType == method.DeclaringType || parameter.ParameterType == typeof(double));

    private static string Text(MethodInfo method)
    {
        string[] names = [.. method.GetParameters().Select(parameter => parameter.ParameterType.Name)];
        return $"{names[0]} {Symbol(method)} {names[1]} = {method.ReturnType.Name}";
    }

    private static string? Symbol(MethodInfo method) => method.Name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        _ => null,
    };

    private static MethodInfo Find(string relation) => Operators().Single(method => Text(method) == relation);
}
