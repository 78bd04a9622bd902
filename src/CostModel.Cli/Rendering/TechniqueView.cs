using System.Globalization;
using CostModel.Catalogs;
using CostModel.Efficiency;

namespace CostModel.Cli.Rendering;

/// <summary>A technique as a grid: field, value, source.</summary>
internal static class TechniqueView
{
    internal static TextGrid Of(Technique technique)
    {
        var grid = new TextGrid("field", "value", "source");
        string Source(params string[] fields)
            => fields.Select(field => technique.Sources.GetValueOrDefault(field)).OfType<Citation>().FirstOrDefault()?.ToString()
                ?? technique.Sources.FirstOrDefault(pair => fields.Any(field => pair.Key.StartsWith(field + ".", StringComparison.Ordinal))).Value?.ToString()
                ?? "";
        grid.Add("name", technique.Name, "");
        grid.Add("what it does", technique.Summary, "");
        grid.Add("when it helps", technique.Regime, "");
        grid.Add("acts in", string.Join(", ", technique.Phases.Select(phase => phase.ToString().ToLowerInvariant())), "");
        if (technique.Slot.Length > 0)
        {
            grid.Add("takes the one place of", technique.Slot, "");
        }

        foreach (Requirement requirement in technique.Requires)
        {
            grid.Add("needs", Needs(requirement), "");
        }

        foreach ((string name, object? value, object? usual) in Fields(technique.Serving, new ServingEffect()))
        {
            if (value is not null && !Equals(value, usual))
            {
                grid.Add("serving: " + name, Text(value), Source("serving", "serving." + name));
            }
        }

        foreach ((string name, object? value, object? usual) in Fields(technique.Training, new TrainingEffect()))
        {
            if (value is not null && !Equals(value, usual))
            {
                grid.Add("training: " + name, Text(value), Source("training", "training." + name));
            }
        }

        QualityEffect quality = technique.Quality;
        grid.Add("nats added", Range(quality.Nats), Source("quality"));
        grid.Add("score kept", Range(quality.Retention), Source("quality"));
        AddOneOff(grid, technique.OneOff, Source("oneOff") is { Length: > 0 } source ? source : "an assumption, not measured");
        return grid;
    }

    private static void AddOneOff(TextGrid grid, OneOffCost cost, string source)
    {
        foreach ((string name, double value) in ((string, double)[])
            [
                ("accelerator-hours", cost.GpuHours), ("accelerator-hours per billion parameters", cost.GpuHoursPerBillion),
                ("training tokens", cost.TrainingTokens), ("tokens of the original model", cost.GenerationTokens),
                ("label hours", cost.LabelHours), ("days of engineering", cost.EngineerDays),
            ])
        {
            if (value > 0)
            {
                grid.Add("once: " + name, EfficiencyLists.Large(value), source);
            }
        }
    }

    private static IEnumerable<(string Name, object? Value, object? Usual)> Fields(ServingEffect? effect, ServingEffect usual) => effect is null ? [] :
    [
        ("bits of a weight", effect.WeightBits, usual.WeightBits), ("bits of scales", effect.ScaleBits, usual.ScaleBits),
        ("share of weights kept", effect.Density, usual.Density), ("parameters", effect.Parameters, usual.Parameters),
        ("arithmetic", effect.Flops, usual.Flops), ("total over active", effect.ExpertExpansion, usual.ExpertExpansion),
        ("bytes of the cache", effect.CacheBytes, usual.CacheBytes), ("key-value heads", effect.KeyValueHeads, usual.KeyValueHeads),
        ("rate of products", effect.GemmRate, usual.GemmRate), ("attention of the prompt", effect.PrefillAttentionTime, usual.PrefillAttentionTime),
        ("launches and latencies", effect.OverheadTime, usual.OverheadTime), ("tokens of a pass", effect.TokensPerPass, usual.TokensPerPass),
        ("verified in a pass", effect.VerifiedPerPass, usual.VerifiedPerPass), ("drafting", effect.DraftShare, usual.DraftShare),
        ("side by side", effect.Concurrency, usual.Concurrency), ("tokens added to a prompt", effect.AddedInputTokens, usual.AddedInputTokens),
        ("share of the prompt cached", effect.CachedShare, usual.CachedShare), ("queries of the small model", effect.SmallModelShare, usual.SmallModelShare),
        ("size of the small model", effect.SmallModelSize, usual.SmallModelSize), ("queries on the device", effect.DeviceShare, usual.DeviceShare),
        ("cost added to a query", effect.AddedCost, usual.AddedCost),
    ];

    private static IEnumerable<(string Name, object? Value, object? Usual)> Fields(TrainingEffect? effect, TrainingEffect usual) => effect is null ? [] :
    [
        ("arithmetic", effect.Flops, usual.Flops), ("tokens", effect.Tokens, usual.Tokens), ("speed", effect.Speed, usual.Speed),
        ("recipe", effect.Precision, usual.Precision), ("bytes a parameter", effect.StateBytesPerParameter, usual.StateBytesPerParameter),
        ("written by", effect.Generation?.Generator, null), ("released at", effect.ReleaseAt, usual.ReleaseAt),
    ];

    private static string Needs(Requirement requirement)
    {
        string name = string.Concat(requirement.Kind.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
        return !name.EndsWith("least", StringComparison.Ordinal) && !name.EndsWith("most", StringComparison.Ordinal) ? name : $"{name} {EfficiencyLists.Large(requirement.Value)}";
    }

    private static string Text(object value) => value switch
    {
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        EffectRange range => Range(range),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Range(EffectRange range) => range.Low == range.High
        ? range.Central.ToString("0.###", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.Central:0.###} ({range.Low:0.###} .. {range.High:0.###})");
}
