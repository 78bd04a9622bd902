using CostModel.Catalogs;
using CostModel.Economics.Api;
using CostModel.Validation;

namespace CostModel.Tests.Economics.Api;

/// <summary>A sample in the shape of LiteLLM's file: its field names, with prices that providers publish.</summary>
public class LiteLlmPricesTests
{
    private const string Sample = """
        {
          "sample_spec": { "input_cost_per_token": 0.0, "litellm_provider": "one of the providers", "mode": "chat" },
          "claude-sonnet-4-5": {
            "litellm_provider": "anthropic", "mode": "chat", "max_input_tokens": 200000, "max_output_tokens": 64000, "supports_prompt_caching": true,
            "input_cost_per_token": 3e-06, "output_cost_per_token": 1.5e-05,
            "cache_read_input_token_cost": 3e-07, "cache_creation_input_token_cost": 3.75e-06, "cache_creation_input_token_cost_above_1hr": 6e-06,
            "input_cost_per_token_above_200k_tokens": 6e-06, "output_cost_per_token_above_200k_tokens": 2.25e-05,
            "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 1.2e-05,
            "input_cost_per_token_batches": 1.5e-06, "output_cost_per_token_batches": 7.5e-06,
            "search_context_cost_per_query": { "search_context_size_low": 0.01, "search_context_size_high": 0.01 },
            "provider_specific_entry": { "us": 1.1 }
          },
          "xai/grok-4": {
            "litellm_provider": "xai", "mode": "chat", "input_cost_per_token": 3e-06, "output_cost_per_token": 1.5e-05,
            "input_cost_per_token_above_128k_tokens": 6e-06, "output_cost_per_token_above_128k_tokens": 3e-05
          },
          "gpt-5": {
            "litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05,
            "cache_read_input_token_cost": 1.25e-07, "cache_read_input_token_cost_flex": 6.25e-08, "cache_read_input_token_cost_priority": 2.5e-07,
            "input_cost_per_token_flex": 6.25e-07, "input_cost_per_token_priority": 2.5e-06, "output_cost_per_token_flex": 5e-06,
            "output_cost_per_token_priority": 2e-05, "input_cost_per_token_above_272k_tokens_priority": 5e-06,
            "input_cost_per_token_flex_above_272k_tokens": 1.25e-06
          },
          "dashscope/qwen-plus": {
            "litellm_provider": "dashscope", "mode": "chat",
            "tiered_pricing": [
              { "input_cost_per_token": 4e-07, "output_cost_per_token": 1.2e-06, "output_cost_per_reasoning_token": 4e-06, "range": [0, 256000.0] },
              { "input_cost_per_token": 1.2e-06, "output_cost_per_token": 3.6e-06, "range": [256000.0, 1000000.0] }
            ]
          },
          "gemini/flash-audio": { "litellm_provider": "gemini", "mode": "chat", "input_cost_per_token": 3e-07, "input_cost_per_audio_token": 1e-06, "output_cost_per_token": 2.5e-06 },
          "1024-x-1024/dall-e-2": { "litellm_provider": "openai", "mode": "image_generation", "input_cost_per_pixel": 1.9e-08, "output_cost_per_pixel": 0.0 },
          "whisper-1": { "litellm_provider": "openai", "mode": "audio_transcription", "input_cost_per_second": 0.0001, "output_cost_per_second": 0.0001 },
          "some/odd": { "litellm_provider": "odd", "mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06, "output_cost_per_moonbeam": 0.5 }
        }
        """;

    /// <summary>The batch price is that of short calls: a long call in a batch must not be billed at it (LiteLLM issue 39861).</summary>
    [Fact]
    public void A_long_call_in_a_batch_is_never_billed_at_the_price_of_a_short_one()
        => Import().Import.Models.Single(model => model.Id == "claude-sonnet-4-5")
            .Find(TokenClass.Input, new ApiTerms { Batch = true, ContextTokens = 250_000 })!.Price.TotalDollarsPerMillionTokens.Should().BeApproximately(6, 1e-12);

    [Fact]
    public void Every_price_becomes_a_rate_a_unit_price_or_is_listed_as_unmapped()
    {
        (LiteLlmImport import, DataMapping root) = Import();

        foreach (ApiModel model in import.Models)
        {
            var fields = (DataMapping)root.Find(model.Id)!.Value;
            int tiered = fields.Find("tiered_pricing") is { Value: DataSequence tiers } ? tiers.Items.Sum(tier => ((DataMapping)tier).Entries.Length - 1) - 1 : 0;
            int kept = model.Rates.Length + model.Units.Length + model.Notes.Count + import.Unmapped.Count(price => price.Model == model.Id);
            kept.Should().Be(fields.Entries.Length + tiered, model.Id);
        }
    }

    [Fact]
    public void What_could_not_be_mapped_is_named_with_its_value()
        => Import().Import.Unmapped.Select(price => $"{price.Model} {price.Key}").Should().BeEquivalentTo(
        [
            "claude-sonnet-4-5 search_context_cost_per_query", "claude-sonnet-4-5 provider_specific_entry", "some/odd output_cost_per_moonbeam",
        ]);

    [Theory]
    [InlineData(TokenClass.Input, 10_000, null, 3)]
    [InlineData(TokenClass.Input, 200_000, null, 3)]
    [InlineData(TokenClass.Input, 200_001, null, 6)]
    [InlineData(TokenClass.Output, 300_000, null, 22.5)]
    [InlineData(TokenClass.CachedInput, 10_000, null, 0.3)]
    [InlineData(TokenClass.CacheWrite, 10_000, null, 3.75)]
    [InlineData(TokenClass.CacheWrite, 10_000, 1, 6)]
    [InlineData(TokenClass.CacheWrite, 300_000, 1, 12)]
    [InlineData(TokenClass.Reasoning, 10_000, null, 15)]
    public void A_price_is_found_by_class_context_and_cache_life(TokenClass wanted, double context, int? hours, double dollars)
        => Model("claude-sonnet-4-5").Find(wanted, new ApiTerms { ContextTokens = context, TimeToLive = hours is { } h ? Duration.FromHours(h) : null })!
            .Price.TotalDollarsPerMillionTokens.Should().BeApproximately(dollars, 1e-9);

    [Theory]
    [InlineData("gpt-5", ServiceTier.Flex, 10_000, 0.625)]
    [InlineData("gpt-5", ServiceTier.Priority, 10_000, 2.5)]
    [InlineData("gpt-5", ServiceTier.Priority, 300_000, 5)]
    [InlineData("gpt-5", ServiceTier.Flex, 300_000, 1.25)]
    [InlineData("gpt-5", ServiceTier.Standard, 300_000, 1.25)]
    [InlineData("xai/grok-4", ServiceTier.Standard, 128_000, 6)]
    [InlineData("xai/grok-4", ServiceTier.Standard, 127_999, 3)]
    [InlineData("dashscope/qwen-plus", ServiceTier.Standard, 300_000, 1.2)]
    [InlineData("dashscope/qwen-plus", ServiceTier.Standard, 1000, 0.4)]
    public void A_price_is_found_by_tier_and_band_with_each_providers_boundary(string id, ServiceTier tier, double context, double dollars)
        => Model(id).Find(TokenClass.Input, new ApiTerms { Tier = tier, ContextTokens = context })!
            .Price.TotalDollarsPerMillionTokens.Should().BeApproximately(dollars, 1e-9);

    [Fact]
    public void Batches_have_their_own_price_and_cached_input_without_one_is_billed_as_input()
    {
        Model("claude-sonnet-4-5").Find(TokenClass.Input, new ApiTerms { Batch = true })!.Price.TotalDollarsPerMillionTokens.Should().BeApproximately(1.5, 1e-12);
        Model("xai/grok-4").Find(TokenClass.CachedInput, new ApiTerms())!.Price.TotalDollarsPerMillionTokens.Should().BeApproximately(3, 1e-12);
    }

    [Fact]
    public void Whether_input_includes_cached_tokens_is_stated_for_each_provider()
    {
        Model("claude-sonnet-4-5").InputIncludesCached.Should().BeFalse();
        Model("gpt-5").InputIncludesCached.Should().BeTrue();
    }

    [Fact]
    public void Prices_of_other_media_and_units_are_kept()
    {
        Model("gemini/flash-audio").Find(TokenClass.Input, new ApiTerms { Medium = Medium.Audio })!.Price.TotalDollarsPerMillionTokens.Should().BeApproximately(1, 1e-12);
        Model("whisper-1").Units.Should().Contain(unit => unit.Unit == "input second" && unit.Price == Usd.FromDollars(0.0001));
        Model("1024-x-1024/dall-e-2").Notes["mode"].Should().Be("image_generation");
    }

    private static ApiModel Model(string id) => Import().Import.Models.Single(model => model.Id == id);

    private static (LiteLlmImport Import, DataMapping Root) Import()
    {
        var faults = new FaultCollector();
        var root = (DataMapping)JsonDataReader.Read(Sample, "model_prices_and_context_window.json", faults)!;
        LiteLlmPrices.Recognises(root).Should().BeTrue();
        LiteLlmImport import = LiteLlmPrices.Read(root, "2026-11", faults);
        faults.ToImmutable().Should().BeEmpty();
        return (import, root);
    }
}
