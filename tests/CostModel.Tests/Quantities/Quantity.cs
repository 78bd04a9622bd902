using System.Reflection;

namespace CostModel.Tests.Quantities;

/// <summary>The quantity types, and values of them, by reflection.</summary>
internal static class Quantity
{
    internal static Type[] Types { get; } =
    [
        .. typeof(Usd).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(IsQuantity))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>A value in the base unit.</summary>
    internal static object Of(Type type, double value)
        => Map(type, "FromBaseValue").Invoke(null, [value])!;

    internal static double BaseValueOf(object quantity)
        => (double)Map(quantity.GetType(), "get_BaseValue").Invoke(quantity, [])!;

    private static bool IsQuantity(Type candidate) => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IQuantity<>);

    private static MethodInfo Map(Type type, string name)
    {
        InterfaceMapping map = type.GetInterfaceMap(type.GetInterfaces().Single(IsQuantity));
        return map.TargetMethods[Array.FindIndex(map.InterfaceMethods, method => method.Name == name)];
    }
}
