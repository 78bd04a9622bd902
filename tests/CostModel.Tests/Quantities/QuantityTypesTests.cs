using System.Reflection;
using System.Text.Json;

namespace CostModel.Tests.Quantities;

/// <summary>What every quantity type has, checked on all of them at once, so that a new one cannot forget any of it.</summary>
public class QuantityTypesTests
{
    public static TheoryData<Type> Types => [.. Quantity.Types];

    [Fact]
    public void There_are_quantities()
        => Quantity.Types.Should().HaveCountGreaterThan(20).And.Contain([typeof(Usd), typeof(Flops), typeof(Years)]);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_quantity_is_a_small_immutable_value(Type type)
    {
        type.IsValueType.Should().BeTrue();
        type.Should().BeDecoratedWith<System.Runtime.CompilerServices.IsReadOnlyAttribute>();
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        fields.Should().ContainSingle().Which.FieldType.Should().Be<double>();
        fields[0].IsInitOnly.Should().BeTrue();
        type.GetConstructors().Should().BeEmpty("a unit is named by a factory");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Equal_values_are_equal_and_the_larger_compares_larger(Type type)
    {
        object one = Quantity.Of(type, 1);
        object alsoOne = Quantity.Of(type, 1);
        object two = Quantity.Of(type, 2);

        one.Equals(alsoOne).Should().BeTrue();
        one.Equals(two).Should().BeFalse();
        one.GetHashCode().Should().Be(alsoOne.GetHashCode());
        Call(type, "op_Equality", one, alsoOne).Should().Be(true);
        Call(type, "op_Inequality", one, alsoOne).Should().Be(false);
        Call(type, "op_LessThan", one, two).Should().Be(true);
        Call(type, "op_LessThan", one, alsoOne).Should().Be(false);
        Call(type, "op_LessThanOrEqual", one, alsoOne).Should().Be(true);
        Call(type, "op_LessThanOrEqual", two, one).Should().Be(false);
        Call(type, "op_GreaterThan", two, one).Should().Be(true);
        Call(type, "op_GreaterThan", one, alsoOne).Should().Be(false);
        Call(type, "op_GreaterThanOrEqual", one, alsoOne).Should().Be(true);
        Call(type, "op_GreaterThanOrEqual", one, two).Should().Be(false);
        type.GetMethod("CompareTo", [type])!.Invoke(one, [two]).Should().Be(-1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Zero_is_the_default(Type type)
    {
        object zero = type.GetProperty("Zero")!.GetValue(null)!;

        zero.Should().Be(Activator.CreateInstance(type)).And.Be(Quantity.Of(type, 0));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_ToString_writes_Parse_and_TryParse_read(Type type)
    {
        object value = Quantity.Of(type, 1234);
        string text = value.ToString()!;

        object parsed = type.GetMethod("Parse", [typeof(string)])!.Invoke(null, [text])!;
        object?[] arguments = [text, null];
        bool isRead = (bool)type.GetMethod("TryParse", [typeof(string), type.MakeByRefType()])!.Invoke(null, arguments)!;

        parsed.ToString().Should().Be(text);
        isRead.Should().BeTrue();
        arguments[1].Should().Be(parsed);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Json_reads_back_every_bit(Type type)
    {
        object value = Quantity.Of(type, Math.PI * 1e9);

        string json = JsonSerializer.Serialize(value, type);

        JsonSerializer.Deserialize(json, type).Should().Be(value);
        json.Should().StartWith("\"", "the unit goes along");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_total_has_a_factory_that_gives_it_back(Type type)
    {
        PropertyInfo[] totals = [.. type.GetProperties().Where(property => property.Name.StartsWith("Total", StringComparison.Ordinal))];
        totals.Should().NotBeEmpty();
        foreach (PropertyInfo total in totals)
        {
            MethodInfo? factory = type.GetMethod("From" + total.Name["Total".Length..], [typeof(double)]);

            factory.Should().NotBeNull($"{type.Name}.{total.Name} needs it");
            ((double)total.GetValue(factory!.Invoke(null, [12.5]))!).Should().BeApproximately(12.5, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_factory_refuses_what_is_not_a_finite_number(Type type)
    {
        foreach (MethodInfo factory in type.GetMethods().Where(method => method.IsStatic && method.Name.StartsWith("From", StringComparison.Ordinal)))
        {
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                Action make = () => factory.Invoke(null, [value]);

                make.Should().Throw<TargetInvocationException>().WithInnerException<ArgumentOutOfRangeException>(factory.Name);
            }
        }
    }

    private static object Call(Type type, string name, object left, object right) => type.GetMethod(name, [type, type])!.Invoke(null, [left, right])!;
}
