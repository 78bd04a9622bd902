using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Sampling;
using CostModel.Catalogs;
using CostModel.Documents.Analysis;
using CostModel.Economics;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>Turns nodes into a scenario by the table of inputs. Everything that is wrong is reported, each at its place.</summary>
internal sealed class ScenarioReader(RecordResolver records, FaultCollector faults)
{
    private readonly Dictionary<string, SourcePosition> _positions = new(StringComparer.Ordinal);
    private readonly List<Func<Scenario, Scenario>> _changes = [];
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, UncertainValue> _uncertain = new(StringComparer.Ordinal);

    internal Scenario Scenario { get; private set; } = new();

    /// <summary>Where each input, and each section, was written; the file itself stands under the empty path.</summary>
    internal IReadOnlyDictionary<string, SourcePosition> Positions => _positions;

    /// <summary>Inputs that were written, perhaps misspelled, and could not be read: that they are missing is no second fault.</summary>
    internal IReadOnlySet<string> Unread => _unread;

    /// <summary>Inputs that were given as distributions, in the order in which they were written.</summary>
    internal IEnumerable<UncertainValue> Uncertain => _uncertain.Values;

    /// <summary>Reads a whole file.</summary>
    internal void Read(DataNode root)
    {
        _positions[""] = root.Position;
        if (root is DataMapping mapping)
        {
            if (mapping.Find("currencies") is { } currencies)
            {
                ReadEntry("", currencies);
            }

            ReadSection("", mapping);
        }
        else
        {
            Refuse("", FaultCodes.WrongShape, "a scenario is a mapping of keys and values", root.Position);
        }
    }

    /// <summary>Applies one value at a path, as <c>--set</c> does.</summary>
    internal void Set(string path, DataNode value, SourcePosition keyPosition)
    {
        ImmutableArray<string> segments = InputPath.Split(path);
        if (segments.Contains(""))
        {
            Refuse("", FaultCodes.UnknownKey, $"'{path}' is no path: expected names with dots between them, e.g. training.chips", keyPosition);
            return;
        }

        string section = "";
        foreach (string segment in segments[..^1])
        {
            string next = InputPath.Join(section, segment);
            if (!ScenarioInputs.IsSection(next))
            {
                RefuseSection(section, new DataEntry(segment, keyPosition, value), next);
                return;
            }

            section = next;
        }

        ReadEntry(section, new DataEntry(segments[^1], keyPosition, value));
    }

    private void ReadSection(string section, DataMapping mapping)
    {
        foreach (DataEntry entry in mapping.Entries)
        {
            ReadEntry(section, entry);
        }
    }

    private void ReadEntry(string section, DataEntry entry)
    {
        string path = InputPath.Join(section, entry.Key);
        ProvenancedValue value = ProvenancedValue.Of(entry.Value, path, faults);
        _positions[path] = value.Value is DataScalar ? value.Value.Position : entry.KeyPosition;
        bool isUsersOwn = ScenarioInputs.NamedSections.Contains(section);
        if (path == "$schema")
        {
            return;
        }

        if (!isUsersOwn && !ScenarioInputs.KeysOf(section).Contains(entry.Key))
        {
            RefuseKey(section, entry, path);
            return;
        }

        if (value.Value is DataScalar { IsNull: true })
        {
            return;
        }

        if (ScenarioInputs.FindText(path) is { Kind: TextInputKind.Changes } && entry.Value is DataMapping months)
        {
            ReadChanges(path, months);
            return;
        }

        value = value with { Value = CurrencyText.InDollars(value.Value, Scenario.Currencies) };
        string text = (value.Value as DataScalar)?.Text ?? "";
        if (path == "model" && value.Value is DataMapping model)
        {
            ReadModel(model);
        }
        else if (DistributionText.IsOne(text) && ScenarioInputs.FindNumber(path, DistributionText.ValueIn(text)) is { } uncertain)
        {
            ReadUncertain(uncertain, text, value);
        }
        else if (ScenarioInputs.FindNumber(path, text) is { } number)
        {
            ReadNumber(number, value);
        }
        else if (ScenarioInputs.FindText(path) is { } input)
        {
            ReadText(input, value);
        }
        else if (ScenarioInputs.ExpectedIn(section) is { } expected)
        {
            RefuseValue(path, text, $"expected {expected}", value.Value.Position);
        }
        else
        {
            ReadSubsection(path, entry.Value);
        }
    }

    private void ReadSubsection(string path, DataNode value)
    {
        if (value is DataMapping section)
        {
            ReadSection(path, section);
        }
        else
        {
            Refuse(path, FaultCodes.WrongShape, $"'{path}' is a section: expected keys and values below it", value.Position);
        }
    }

    private void RefuseKey(string section, DataEntry entry, string path)
    {
        ImmutableSortedSet<string> known = ScenarioInputs.KeysOf(section);
        string? nearest = NearestMatch.Of(entry.Key, known);
        string help = nearest is not null ? $"did you mean '{nearest}'?"
            : IsRestOfNumber(entry) ? "inside { } a comma ends the value before it: write 1.5 for one and a half, and \"normal(10, 2)\" in quotes"
            : $"known keys: {string.Join(", ", known)}";
        Refuse(path, FaultCodes.UnknownKey, $"unknown key '{entry.Key}' in {NameOf(section)}", entry.KeyPosition, help);
        if (nearest is not null)
        {
            _unread.Add(InputPath.Join(section, nearest));
        }
    }

    /// <summary>Whether a key is what <c>{ tokens: 1,5T }</c> makes of the digits behind the comma.</summary>
    private static bool IsRestOfNumber(DataEntry entry)
        => entry.Value is DataScalar { IsNull: true } && entry.Key.Length > 0 && char.IsAsciiDigit(entry.Key[0]);

    /// <summary>A path that goes on below something that holds nothing.</summary>
    private void RefuseSection(string section, DataEntry entry, string path)
    {
        if (ScenarioInputs.NamedSections.Contains(section))
        {
            Refuse(path, FaultCodes.UnknownKey, $"nothing stands below '{path}'", entry.KeyPosition, $"quote a name with a dot in it: {section}.\"x.y\"");
        }
        else if (ScenarioInputs.KeysOf(section).Contains(entry.Key))
        {
            Refuse(path, FaultCodes.WrongShape, $"'{path}' is a single value: nothing stands below it", entry.KeyPosition);
        }
        else
        {
            RefuseKey(section, entry, path);
        }
    }

    private static string NameOf(string section) => section.Length == 0 ? "a scenario" : $"'{section}'";

    private void Refuse(string path, string code, string message, SourcePosition position, string? help = null)
    {
        _unread.Add(path);
        faults.Add(new Fault(code, path, message, help, position));
    }

    /// <summary>A model written out: its architecture, or only its size.</summary>
    private void ReadModel(DataMapping mapping)
    {
        if (mapping.Find("architecture") is null)
        {
            ReadSection("model", mapping);
        }
        else if (ModelCatalog.Read(mapping, faults) is { } model)
        {
            Scenario = Scenario with { Model = model };
        }
        else
        {
            _unread.Add("model");
        }
    }

    private void ReadNumber(InputDefinition input, ProvenancedValue value)
    {
        if (TextOf(input.Path, value.Value) is not { } text)
        {
            return;
        }

        if (input.TryParse(text, out double parsed, out string problem))
        {
            Change(scenario => input.With(scenario, parsed));
            Remember(input.Path, value);
            _uncertain.Remove(input.Path);
        }
        else if (problem.StartsWith("must be", StringComparison.Ordinal))
        {
            Refuse(input.Path, FaultCodes.OutOfRange, problem, value.Value.Position);
        }
        else
        {
            RefuseValue(input.Path, text, problem, value.Value.Position);
        }
    }

    /// <summary>A number of which only a distribution is known: the scenario has its median, and analyses have the rest.</summary>
    private void ReadUncertain(InputDefinition input, string text, ProvenancedValue value)
    {
        SourcePosition position = value.Value.Position;
        if (DistributionText.Parse(input, text, (file, column) => ColumnFile.Read(records.PathOf(file), column), out string problem) is not { } distribution)
        {
            Refuse(input.Path, FaultCodes.BadValue, $"'{text}': {problem}", position);
            return;
        }

        double median = input.Range.WholeOnly ? Math.Round(distribution.Median) : distribution.Median;
        if (!input.Range.Allows(median))
        {
            Refuse(input.Path, FaultCodes.OutOfRange, $"'{text}': its middle must be {input.Allowed}", position);
            return;
        }

        Change(scenario => input.With(scenario, median));
        Remember(input.Path, value);
        _uncertain[input.Path] = new UncertainValue(input.Path, distribution, position);
    }

    /// <summary>A value that cannot be read; one in another currency says so, because the unit alone would puzzle.</summary>
    private void RefuseValue(string path, string text, string problem, SourcePosition position)
    {
        if (CurrencyText.CodeIn(text) is { } code && !Scenario.Currencies.ContainsKey(code))
        {
            Refuse(
                path,
                FaultCodes.UnknownCurrency,
                $"'{text}' is in {code}, and amounts are in USD",
                position,
                $"write it in USD, or add the worth of the currency, currencies: {{ {code}: 1.08 USD }}");
        }
        else
        {
            Refuse(path, FaultCodes.BadValue, $"'{text}': {problem}", position);
        }
    }

    /// <summary>The inputs that become different in the months of a plan.</summary>
    private void ReadChanges(string path, DataMapping months)
    {
        foreach (DataEntry entry in months.Entries)
        {
            string place = InputPath.Join(path, entry.Key);
            string number = entry.Key.StartsWith("month ", StringComparison.OrdinalIgnoreCase) ? entry.Key["month ".Length..] : entry.Key;
            bool isMonth = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month >= 1;
            if (!isMonth || entry.Value is not DataMapping inputs)
            {
                Refuse(
                    place,
                    FaultCodes.BadValue,
                    $"'{entry.Key}': expected a month and its inputs, e.g. month 7: {{ serving.throughput: 9000 tokens/s }}",
                    entry.KeyPosition);
                continue;
            }

            var reader = new ScenarioReader(records, faults) { Scenario = Scenario };
            foreach (DataEntry input in inputs.Entries)
            {
                reader.Set(input.Key, input.Value, input.KeyPosition);
            }

            Func<Scenario, Scenario>[] changes = [.. reader._changes];
            string description = string.Join(", ", inputs.Entries.Select(input => $"{input.Key} = {(input.Value as DataScalar)?.Text ?? "..."}"));
            var change = new PlanChange(month, description, scenario => changes.Aggregate(scenario, (current, apply) => apply(current)));
            Scenario = Scenario with { Plan = Scenario.Plan ?? new MonthlyPlan(), PlanChanges = Scenario.PlanChanges.Add(change) };
        }
    }

    private void Change(Func<Scenario, Scenario> change)
    {
        Scenario = change(Scenario);
        _changes.Add(change);
    }

    private void ReadText(TextInputDefinition input, ProvenancedValue value)
    {
        if (TextOf(input.Path, value.Value) is not { } written)
        {
            return;
        }

        SourcePosition position = value.Value.Position;
        string? text = input.Kind switch
        {
            TextInputKind.Hardware => records.Resolve(written, set => set.Hardware, input.Path, position),
            TextInputKind.Model => records.Resolve(written, set => set.Models, input.Path, position),
            _ => written,
        };
        if (text is null || input.With(Scenario, text, records.Catalogs, position, faults) is null)
        {
            _unread.Add(input.Path);
            return;
        }

        CatalogSet catalogs = records.Catalogs;
        Change(scenario => input.With(scenario, text, catalogs, position, new FaultCollector()) ?? scenario);
        Remember(input.Path, value);
        if (input.Kind == TextInputKind.Users)
        {
            ImmutableArray<double> users = UsersFile.Read(records.PathOf(text), faults);
            Change(scenario => scenario with { Usage = (scenario.Usage ?? new UsageSpread()) with { Users = users } });
        }
    }

    private string? TextOf(string path, DataNode value)
    {
        if (value is DataScalar scalar)
        {
            return scalar.Text;
        }

        string shape = value is DataMapping ? "mapping" : "list";
        Refuse(path, FaultCodes.WrongShape, $"'{path}' is a single value, not a {shape}", value.Position);
        return null;
    }

    private void Remember(string path, ProvenancedValue value)
    {
        SourcePosition position = value.Value.Position;
        var origin = new InputOrigin(position.IsLine ? FormattableString.Invariant($"{position.File}:{position.Line}") : position.File, value.Citation);
        Scenario = Scenario with { Origins = Scenario.Origins.SetItem(path, origin) };
    }
}
