using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Documents.Analysis;
using CostModel.Documents.Text;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>A scenario file that was read: the scenario, the catalogs that its ids were found in, and everything that is wrong with it.</summary>
public sealed class ScenarioDocument
{
    private ScenarioDocument(Scenario scenario, CompiledScenario? plan, CatalogSet catalogs, ImmutableArray<Fault> faults)
        => (Scenario, Plan, Catalogs, Faults) = (scenario, plan, catalogs, faults);

    /// <summary>The scenario as far as it could be read.</summary>
    public Scenario Scenario { get; }

    /// <summary>The compiled scenario; null where there are faults.</summary>
    public CompiledScenario? Plan { get; }

    /// <summary>The catalogs, with the user's own records in front.</summary>
    public CatalogSet Catalogs { get; }

    /// <summary>Everything that is wrong, each at its place in the file; empty for a valid scenario.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>Whether any input was given as a distribution; the scenario itself has its median.</summary>
    public bool IsUncertain => !Uncertain.IsEmpty;

    /// <summary>How many inputs were given as distributions.</summary>
    public int UncertainInputs => Uncertain.Length;

    /// <summary>Inputs that were given as distributions; the scenario itself has their medians.</summary>
    internal ImmutableArray<UncertainValue> Uncertain { get; private init; } = [];

    /// <summary>What the file says about analyses of the scenario.</summary>
    internal AnalysisSections Sections { get; private init; } = new(null, null);

    /// <summary>Reads and compiles a scenario file.</summary>
    /// <param name="path">The file: YAML, or JSON where its name ends so.</param>
    /// <param name="catalogs">The catalogs to look ids up in.</param>
    /// <param name="settings">Values that replace those of the file, in order.</param>
    public static ScenarioDocument Load(string path, CatalogSet catalogs, params IEnumerable<ScenarioSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(path);
        var faults = new FaultCollector();
        DataNode? root = DataFile.Read(path, faults);
        return Build(root, Path.GetDirectoryName(path) ?? "", catalogs, settings, faults);
    }

    /// <summary>Reads and compiles a scenario from text.</summary>
    /// <param name="text">YAML, or JSON where <paramref name="fileName"/> ends so.</param>
    /// <param name="fileName">The name to give positions.</param>
    /// <param name="catalogs">The catalogs to look ids up in.</param>
    /// <param name="settings">Values that replace those of the text, in order.</param>
    public static ScenarioDocument Parse(string text, string fileName, CatalogSet catalogs, params IEnumerable<ScenarioSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var faults = new FaultCollector();
        return Build(DataFile.Parse(text, fileName, faults), Path.GetDirectoryName(fileName) ?? "", catalogs, settings, faults);
    }

    /// <summary>A scenario made of settings alone, as a command with flags makes it.</summary>
    public static ScenarioDocument FromSettings(CatalogSet catalogs, params IEnumerable<ScenarioSetting> settings)
        => Build(new DataMapping([], new SourcePosition("", 0, 0)), "", catalogs, settings, new FaultCollector());

    /// <summary>A scenario from a document that was read already.</summary>
    internal static ScenarioDocument FromNode(DataNode root, CatalogSet catalogs) => Build(root, "", catalogs, [], new FaultCollector());

    private static ScenarioDocument Build(
        DataNode? root,
        string folder,
        CatalogSet catalogs,
        IEnumerable<ScenarioSetting> settings,
        FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        ArgumentNullException.ThrowIfNull(settings);
        var records = new RecordResolver(folder, catalogs, faults);
        var reader = new ScenarioReader(records, faults);
        AnalysisSections? sections = null;
        if (root is not null)
        {
            (root, sections) = AnalysisSections.Split(root);
            reader.Read(root);
        }

        // The worth of a currency is known before an amount is written in it, whichever flag comes first.
        foreach (ScenarioSetting setting in settings.OrderBy(setting => !setting.Path.StartsWith("currencies.", StringComparison.Ordinal)))
        {
            setting.ApplyTo(reader);
        }

        bool wasRead = !faults.Any;
        CompiledScenario? plan = root is null ? null : Compile(reader, faults);
        return new ScenarioDocument(reader.Scenario, wasRead ? plan : null, records.Catalogs, faults.ToImmutable())
        {
            Sections = sections ?? new AnalysisSections(null, null),
            Uncertain = [.. reader.Uncertain],
        };
    }

    /// <summary>Compiles what could be read, so that a user sees what else is wrong with it in the same pass.</summary>
    private static CompiledScenario? Compile(ScenarioReader reader, FaultCollector faults)
    {
        var found = new FaultCollector();
        CompiledScenario? plan = reader.Scenario.TryCompile(found);
        faults.AddRange(found.ToImmutable()
            .Where(fault => !FollowsFromUnread(fault.Path, reader.Unread))
            .Select(fault => fault with { Position = PlaceOf(fault, reader) }));
        return plan;
    }

    /// <summary>Whether a fault is only there because an input at, above or below its path could not be read.</summary>
    private static bool FollowsFromUnread(string path, IReadOnlySet<string> unread) => path.Length == 0
        ? unread.Count > 0
        : unread.Any(other => path == other
            || path.StartsWith(other + ".", StringComparison.Ordinal)
            || other.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>The place of an input, or of the nearest section around it that was written; for a missing price that of the hardware.</summary>
    private static SourcePosition? PlaceOf(Fault fault, ScenarioReader reader)
    {
        string path = fault.Code == FaultCodes.MissingPrice ? PathOfUnpriced(fault.Path, reader.Scenario) : fault.Path;
        while (path.Length > 0)
        {
            if (reader.Positions.TryGetValue(path, out SourcePosition? position))
            {
                return position;
            }

            path = path.LastIndexOf('.') is >= 0 and var dot ? path[..dot] : "";
        }

        return reader.Positions.GetValueOrDefault("") is { File.Length: > 0 } whole ? whole : null;
    }

    private static string PathOfUnpriced(string pricePath, Scenario scenario)
    {
        string id = InputPath.Split(pricePath)[^1];
        return ScenarioInputs.Texts
            .FirstOrDefault(input => input.Kind == TextInputKind.Hardware && input.Get(scenario) == id)?.Path ?? pricePath;
    }
}
