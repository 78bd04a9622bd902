using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>Writes a quantity as a string with its base unit, to the last bit, and reads anything the quantity's parser reads.</summary>
internal sealed class QuantityJsonConverter<T> : JsonConverter<T>
    where T : struct, IQuantity<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.Number
            ? reader.GetDouble().ToString("R", CultureInfo.InvariantCulture)
            : reader.GetString();
        return text is not null && QuantityText.TryParse(text, T.Units, out double value, out string problem)
            ? T.FromBaseValue(value)
            : throw new JsonException(text is null ? $"expected {T.Units.Name}, e.g. {T.Units.Example}" : $"'{text}': {ProblemOf(text)}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        string symbol = T.Units.Units.First(unit => unit.Factor == 1).Symbol;
        string number = value.BaseValue.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteStringValue(symbol.Length == 0 ? number : $"{number} {symbol}");
    }

    private static string ProblemOf(string text)
    {
        QuantityText.TryParse(text, T.Units, out _, out string problem);
        return problem;
    }
}
