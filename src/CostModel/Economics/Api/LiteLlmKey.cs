using System.Globalization;

namespace CostModel.Economics.Api;

/// <summary>A field name of LiteLLM's price file taken apart: a base, and suffixes in any order.</summary>
internal sealed record LiteLlmKey(TokenClass Class, Medium Medium, ServiceTier Tier, bool Batch, double Above, Duration? TimeToLive)
{
    private static readonly Dictionary<string, (TokenClass Class, Medium Medium)> s_bases = new(StringComparer.Ordinal)
    {
        ["input_cost_per_token"] = (TokenClass.Input, Medium.Text),
        ["input_cost_per_audio_token"] = (TokenClass.Input, Medium.Audio),
        ["input_cost_per_image_token"] = (TokenClass.Input, Medium.Image),
        ["input_cost_per_video_token"] = (TokenClass.Input, Medium.Video),
        ["output_cost_per_token"] = (TokenClass.Output, Medium.Text),
        ["output_cost_per_audio_token"] = (TokenClass.Output, Medium.Audio),
        ["output_cost_per_image_token"] = (TokenClass.Output, Medium.Image),
        ["output_cost_per_video_token"] = (TokenClass.Output, Medium.Video),
        ["output_cost_per_reasoning_token"] = (TokenClass.Reasoning, Medium.Text),
        ["input_cost_per_token_cache_hit"] = (TokenClass.CachedInput, Medium.Text),
        ["cache_read_input_token_cost"] = (TokenClass.CachedInput, Medium.Text),
        ["cache_read_input_audio_token_cost"] = (TokenClass.CachedInput, Medium.Audio),
        ["cache_read_input_image_token_cost"] = (TokenClass.CachedInput, Medium.Image),
        ["cache_creation_input_token_cost"] = (TokenClass.CacheWrite, Medium.Text),
        ["cache_creation_input_audio_token_cost"] = (TokenClass.CacheWrite, Medium.Audio),
    };

    /// <summary>Fields that price something other than tokens, with what one of it is.</summary>
    private static readonly Dictionary<string, string> s_units = new(StringComparer.Ordinal)
    {
        ["input_cost_per_character"] = "input character",
        ["output_cost_per_character"] = "output character",
        ["input_cost_per_pixel"] = "input pixel",
        ["output_cost_per_pixel"] = "output pixel",
        ["input_cost_per_image"] = "input image",
        ["output_cost_per_image"] = "output image",
        ["input_cost_per_second"] = "input second",
        ["output_cost_per_second"] = "output second",
        ["input_cost_per_audio_per_second"] = "input audio second",
        ["input_cost_per_video_per_second"] = "input video second",
        ["output_cost_per_video_per_second"] = "output video second",
        ["input_cost_per_query"] = "query",
        ["input_cost_per_request"] = "request",
        ["ocr_cost_per_page"] = "page read",
        ["annotation_cost_per_page"] = "page annotated",
        ["code_interpreter_cost_per_session"] = "code interpreter session",
        ["file_search_cost_per_1k_calls"] = "1000 file searches",
        ["file_search_cost_per_gb_per_day"] = "file search GB-day",
        ["vector_store_cost_per_gb_per_day"] = "vector store GB-day",
    };

    internal static LiteLlmKey? TryParse(string key)
    {
        string rest = key;
        var read = new LiteLlmKey(TokenClass.Input, Medium.Text, ServiceTier.Standard, false, 0, null);
        while (!s_bases.ContainsKey(rest))
        {
            if (TakeSuffix(ref rest, read) is not { } next)
            {
                return null;
            }

            read = next;
        }

        (TokenClass tokenClass, Medium medium) = s_bases[rest];
        return read with { Class = tokenClass, Medium = medium };
    }

    internal static string? UnitOf(string key) => s_units.GetValueOrDefault(key);

    internal ApiRate Rate(double dollarsPerToken)
        => new(Class, UsdPerMillionTokens.FromDollarsPerMillionTokens(dollarsPerToken * 1e6))
        {
            Medium = Medium,
            Tier = Tier,
            Batch = Batch,
            Above = Above,
            TimeToLive = TimeToLive,
        };

    private static LiteLlmKey? TakeSuffix(ref string rest, LiteLlmKey read)
    {
        LiteLlmKey? next =
            Take(ref rest, "_batches") ? read with { Batch = true }
            : Take(ref rest, "_priority") ? read with { Tier = ServiceTier.Priority }
            : Take(ref rest, "_flex") ? read with { Tier = ServiceTier.Flex }
            : Take(ref rest, "_ultrafast") || Take(ref rest, "_fast") ? read with { Tier = ServiceTier.Fast }
            : Take(ref rest, "_above_1hr") ? read with { TimeToLive = Duration.FromHours(1) }
            : null;
        return next ?? (TakeBand(ref rest) is { } above ? read with { Above = above } : null);
    }

    private static bool Take(ref string rest, string suffix)
    {
        if (!rest.EndsWith(suffix, StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[..^suffix.Length];
        return true;
    }

    /// <summary>A suffix such as <c>_above_200k_tokens</c>, in tokens.</summary>
    private static double? TakeBand(ref string rest)
    {
        const string end = "k_tokens";
        int start = rest.LastIndexOf("_above_", StringComparison.Ordinal);
        if (start < 0 || !rest.EndsWith(end, StringComparison.Ordinal)
            || !int.TryParse(rest[(start + "_above_".Length)..^end.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int thousands))
        {
            return null;
        }

        rest = rest[..start];
        return thousands * 1000.0;
    }
}
