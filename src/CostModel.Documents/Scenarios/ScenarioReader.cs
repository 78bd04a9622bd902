using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;
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

    internal Scenario Scenario { get; private set; } = new();

    /// <summary>Where each input, and each section, was written.</summary>
    internal IReadOnlyDictionary<string, SourcePosition> Positions => _positions;

    /// <summary>Reads a whole file.</summary>
    internal void Read(DataNode root)
    {
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
            faults.Add(new Fault(FaultCodes.WrongShape, "", "a scenario is a mapping of keys and values", null, root.Position));
        }
    }

    /// <summary>Applies one value at a path, as <c>--set</c> does.</summary>
    internal void Set(string path, DataNode value, SourcePosition keyPosition)
    {
        ImmutableArray<string> segments = InputPath.Split(path);
        ReadEntry(segments[..^1].Aggregate("", InputPath.Join), new DataEntry(segments[^1], keyPosition, value));
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
        _positions[path] = entry.Value.Position;
        if (entry.Value is DataScalar { IsNull: true } || path == "$schema")
        {
            return;
        }

        if (ScenarioInputs.FindText(path) is { Kind: TextInputKind.Changes } && entry.Value is DataMapping months)
        {
            ReadChanges(path, months);
            return;
        }

        ProvenancedValue written = ProvenancedValue.Of(entry.Value, path, faults);
        ProvenancedValue value = written with { Value = CurrencyText.InDollars(written.Value, Scenario.Currencies) };
        string text = (value.Value as DataScalar)?.Text ?? "";
        if (path == "model" && value.Value is DataMapping model)
        {
            ReadModel(model);
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
            Refuse(path, text, $"expected {expected}", value.Value.Position);
        }
        else if (ScenarioInputs.IsSection(path))
        {
            ReadSubsection(path, entry.Value);
        }
        else
        {
            RefuseKey(section, entry, path);
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
            faults.Add(new Fault(FaultCodes.WrongShape, path, $"'{path}' is a section: expected keys and values below it", null, value.Position));
        }
    }

    private void RefuseKey(string section, DataEntry entry, string path)
    {
        ImmutableSortedSet<string> known = ScenarioInputs.KeysOf(section);
        string? nearest = NearestMatch.Of(entry.Key, known);
        faults.Add(new Fault(
            FaultCodes.UnknownKey,
            path,
            $"unknown key '{entry.Key}' in {(section.Length == 0 ? "a scenario" : $"'{section}'")}",
            nearest is null ? $"known keys: {string.Join(", ", known)}" : $"did you mean '{nearest}'?",
            entry.KeyPosition));
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
        }
        else if (problem.StartsWith("must be", StringComparison.Ordinal))
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, input.Path, problem, null, value.Value.Position));
        }
        else
        {
            Refuse(input.Path, text, problem, value.Value.Position);
        }
    }

    /// <summary>A value that cannot be read; one in another currency says so, because the unit alone would puzzle.</summary>
    private void Refuse(string path, string text, string problem, SourcePosition position)
        => faults.Add(CurrencyText.CodeIn(text) is { } code && !Scenario.Currencies.ContainsKey(code)
            ? new Fault(
                FaultCodes.UnknownCurrency,
                path,
                $"'{text}' is in {code}, and amounts are in USD",
                $"write it in USD, or add the worth of the currency, currencies: {{ {code}: 1.08 USD }}",
                position)
            : new Fault(FaultCodes.BadValue, path, $"'{text}': {problem}", null, position));

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
                faults.Add(new Fault(
                    FaultCodes.BadValue, place, $"'{entry.Key}': expected a month and its inputs, e.g. month 7: {{ serving.throughput: 9000 tokens/s }}", null, entry.KeyPosition));
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
        faults.Add(new Fault(FaultCodes.WrongShape, path, $"'{path}' is a single value, not a {shape}", null, value.Position));
        return null;
    }

    private void Remember(string path, ProvenancedValue value)
    {
        SourcePosition position = value.Value.Position;
        var origin = new InputOrigin($"{position.File}:{position.Line}", value.Citation);
        Scenario = Scenario with { Origins = Scenario.Origins.SetItem(path, origin) };
    }
}
