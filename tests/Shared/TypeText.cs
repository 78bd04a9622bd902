using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CostModel.Testing;

/// <summary>Types and members as C# writes them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    private static readonly NullabilityInfoContext s_nullability = new();

    internal static string Short(Type type) => type.Name.Split('`')[0];

    internal static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return s_keywords.TryGetValue(type, out string? keyword) ? keyword
            : type.IsGenericType ? $"{Short(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }

    internal static string Field(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const" : field.IsInitOnly ? "readonly" : "field";
        string value = field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "";
        return $"{kind} {Name(field.FieldType)} {field.Name}{value}";
    }

    internal static string Property(PropertyInfo property)
    {
        string type = Annotated(property.PropertyType, s_nullability.Create(property));
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        string setter = property.SetMethod is { IsPublic: true } set
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        return $"{Static(property.GetMethod!)}{required}{type} {name} {{ get;{setter} }}";
    }

    internal static string Method(MethodInfo method)
    {
        string type = Annotated(method.ReturnType, s_nullability.Create(method.ReturnParameter));
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Static(method)}{type} {method.Name}{generic}({Parameters(method)})";
    }

    internal static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        string variable = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        string otherwise = parameter.HasDefaultValue ? " = " + (Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : "default") : "";
        return $"{variable}{direction}{Annotated(parameter.ParameterType, s_nullability.Create(parameter))} {parameter.Name}{otherwise}";
    }

    private static string Annotated(Type type, NullabilityInfo nullability)
    {
        bool isNullableReference = !type.IsValueType && nullability.ReadState == NullabilityState.Nullable;
        return Name(type) + (isNullableReference ? "?" : "");
    }

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";
}
