using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Serving.Engines;

/// <summary>Reads an engine from a document. What one that extends another leaves out, it takes from that one.</summary>
internal static class EngineReader
{
    private static readonly Dictionary<string, AdmissionRule> s_rules = new(StringComparer.Ordinal)
    {
        ["optimistic"] = AdmissionRule.Optimistic,
        ["reserved"] = AdmissionRule.Reserved,
    };

    internal static Engine Read(RecordReader record, Func<string, Engine?> find)
    {
        Engine parent = Parent(record, find);
        RecordReader? factors = record.Child("factors");
        return new Engine
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Aliases = record.Texts("aliases"),
            FromVersion = ReadVersion(record),
            FromYear = record.OptionalNumber("fromYear") ?? 0,
            Platform = record.OptionalText("platform") ?? parent.Platform,
            Admission = record.OneOf("admission", s_rules, parent.Admission),
            MixesPrompts = record.Flag("mixesPrompts", parent.MixesPrompts),
            StepTokens = record.OptionalNumber("stepTokens") ?? parent.StepTokens,
            MaxSequences = record.OptionalInteger("maxSequences") ?? parent.MaxSequences,
            SharesFreeMemory = record.Flag("sharesFreeMemory", parent.SharesFreeMemory),
            UsesRing = record.Flag("usesRing", parent.UsesRing),
            SplitsCache = record.Flag("splitsCache", parent.SplitsCache),
            OverlapsExchange = record.Flag("overlapsExchange", parent.OverlapsExchange),
            InProcess = record.Flag("inProcess", parent.InProcess),
            PassTokens = record.OptionalNumber("passTokens") ?? parent.PassTokens,
            Weights = Factor(factors, "weights", parent.Weights),
            Compute = Factor(factors, "compute", parent.Compute),
            Latency = Factor(factors, "latency", parent.Latency),
            Attention = Factor(factors, "attention", parent.Attention),
            Reduce = Factor(factors, "reduce", parent.Reduce),
            Experts = Factor(factors, "experts", parent.Experts),
            ExpertLatency = Factor(factors, "expertLatency", parent.ExpertLatency),
            HostStep = Factor(factors, "hostStep", parent.HostStep),
            HostSequence = Factor(factors, "hostSequence", parent.HostSequence),
            HostRequest = Factor(factors, "hostRequest", parent.HostRequest),
            HostSerial = Factor(factors, "hostSerial", parent.HostSerial),
            PromptLaunch = Factor(factors, "promptLaunch", parent.PromptLaunch),
            Working = Factor(factors, "working", parent.Working),
            FirstToken = Factor(factors, "firstToken", parent.FirstToken),
            Sources = CitationReader.Read(record),
        };
    }

    private static Engine Parent(RecordReader record, Func<string, Engine?> find)
    {
        if (record.OptionalText("extends") is not { } id)
        {
            return new Engine { Id = "", Name = "" };
        }

        if (find(id) is { } parent)
        {
            return parent;
        }

        record.Refuse("extends", FaultCodes.UnknownId, $"there is no engine '{id}' to extend");
        return new Engine { Id = "", Name = "" };
    }

    private static Version? ReadVersion(RecordReader record)
    {
        if (record.OptionalText("fromVersion") is not { } text)
        {
            return null;
        }

        if (Version.TryParse(text, out Version? version))
        {
            return version;
        }

        record.Refuse("fromVersion", FaultCodes.BadValue, $"'{text}' is not a version, e.g. 0.14");
        return null;
    }

    private static double Factor(RecordReader? factors, string key, double otherwise)
    {
        double value = factors?.OptionalNumber(key) ?? otherwise;
        if (value <= 0)
        {
            factors!.Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' must be above 0, not {value}"));
        }

        return value;
    }
}
