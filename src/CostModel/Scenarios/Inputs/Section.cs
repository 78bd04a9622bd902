namespace CostModel.Scenarios.Inputs;

/// <summary>The inputs that stand below one key of a scenario and together fill one record.</summary>
/// <param name="path">The section's path.</param>
/// <param name="get">The record in a scenario; null where the section is not given.</param>
/// <param name="with">The scenario with another record.</param>
internal sealed class Section<TRecord>(string path, Func<Scenario, TRecord?> get, Func<Scenario, TRecord, Scenario> with)
    where TRecord : class, new()
{
    /// <summary>An input of a quantity type.</summary>
    internal InputDefinition Of<T>(
        string name,
        string unit,
        InputRange range,
        string meaning,
        Func<TRecord, T?> read,
        Func<TRecord, T, TRecord> write)
        where T : struct, IQuantity<T>
        => Input.Of<T>(Path(name), unit, range, meaning, s => get(s) is { } record ? read(record) : null, (s, v) => with(s, write(RecordOf(s), v)));

    /// <summary>A count or another plain number.</summary>
    internal InputDefinition Number(
        string name,
        string unit,
        InputRange range,
        string meaning,
        Func<TRecord, double?> read,
        Func<TRecord, double, TRecord> write)
        => Input.Number(Path(name), unit, range, meaning, s => get(s) is { } record ? read(record) : null, (s, v) => with(s, write(RecordOf(s), v)));

    /// <summary>One of a few named values.</summary>
    internal TextInputDefinition Choice<T>(
        string name,
        string meaning,
        IReadOnlyDictionary<string, T> choices,
        string example,
        Func<TRecord, T?> read,
        Func<TRecord, T, TRecord> write)
        where T : struct
        => TextInput.OneOf(Path(name), name, meaning, choices, example, s => get(s) is { } record ? read(record) : null, (s, v) => with(s, write(RecordOf(s), v)));

    /// <summary>A calendar date such as 2022-05-12.</summary>
    internal TextInputDefinition Date(string name, string meaning, Func<TRecord, DateOnly?> read, Func<TRecord, DateOnly, TRecord> write)
        => new(
            Path(name),
            "date",
            meaning,
            _ => [],
            s => get(s) is { } record && read(record) is { } date ? Dates.Format(date) : null,
            (s, text, _) => Dates.Parse(text) is { } date ? with(s, write(RecordOf(s), date)) : null)
        {
            Example = "2022-05-12",
        };

    /// <summary>Free text that the record itself reads; null from <paramref name="write"/> refuses it.</summary>
    internal TextInputDefinition Text(
        string name,
        string noun,
        string meaning,
        Func<CatalogSet, IEnumerable<string>> choices,
        string example,
        Func<TRecord, string?> read,
        Func<TRecord, string, CatalogSet, TRecord?> write,
        TextInputKind kind = TextInputKind.Plain)
        => new(
            Path(name),
            noun,
            meaning,
            choices,
            s => get(s) is { } record ? read(record) : null,
            (s, text, catalogs) => write(RecordOf(s), text, catalogs) is { } changed ? with(s, changed) : null)
        {
            Kind = kind,
            Example = example,
        };

    private string Path(string name) => $"{path}.{name}";

    private TRecord RecordOf(Scenario scenario) => get(scenario) ?? new TRecord();
}
