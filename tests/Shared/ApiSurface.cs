using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CostModel.Testing;

/// <summary>The public face of an assembly as text: every type and member that a user can name, in a stable order.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string?, Type> space in assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .GroupBy(type => type.Namespace))
        {
            text.Append("namespace ").Append(space.Key).Append("\n\n");
            foreach (Type type in space)
            {
                Append(text, type);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        string bases = string.Join(", ", Bases(type));
        text.Append(Kind(type)).Append(' ').Append(TypeText.Name(type)).Append(bases.Length == 0 ? "" : " : " + bases).Append('\n');
        foreach ((_, string member) in Members(type)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal))
        {
            text.Append("    ").Append(member).Append('\n');
        }

        text.Append('\n');
    }

    private static string Kind(Type type)
    {
        bool isRecord = type.GetMethods(Declared).Any(method => method.Name == "PrintMembers");
        string record = isRecord ? "record " : "";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + record + "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (isRecord ? "record" : "class"),
        };
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        IEnumerable<Type> bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : [];
        return bases.Select(TypeText.Name)
            .Concat(type.GetInterfaces()
                .Where(candidate => candidate.IsVisible && !candidate.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                .Select(TypeText.Name)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The members with the names that they are ordered by.</summary>
    private static IEnumerable<(string Name, string Text)> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => ("", FormattableString.Invariant($"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}")));
        }

        IEnumerable<(string, string)> constructors = type.GetConstructors(Declared)
            .Where(constructor => IsForUsers(constructor) && !constructor.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(constructor => ("", $"{TypeText.Short(type)}({TypeText.Parameters(constructor)})"));
        IEnumerable<(string, string)> fields = type.GetFields(Declared)
            .Where(field => field.IsPublic)
            .Select(field => (field.Name, TypeText.Field(field)));
        IEnumerable<(string, string)> properties = type.GetProperties(Declared)
            .Where(property => IsForUsers(property.GetMethod))
            .Select(property => (property.Name, TypeText.Property(property)));
        IEnumerable<(string, string)> methods = type.GetMethods(Declared)
            .Where(method => IsForUsers(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(method => (method.Name, TypeText.Method(method)));
        return constructors.Concat(fields).Concat(properties).Concat(methods);
    }

    /// <summary>Public or protected, and written by a person: what a record brings along is not listed.</summary>
    private static bool IsForUsers(MethodBase? method)
        => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true }
            && (!method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.IsSpecialName)
            && !method.Name.EndsWith('$')
            && method.Name is not ("Equals" or "GetHashCode" or "PrintMembers" or "Deconstruct" or "op_Equality" or "op_Inequality" or "get_EqualityContract");
}
