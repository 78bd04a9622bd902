using CostModel.Catalogs;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Tests.Efficiency;

public class TechniqueCatalogTests
{
    public static TheoryData<string> Ids => [.. TechniqueCatalog.Default.Ids];

    [Theory]
    [InlineData("lora", "qlora", "adapters", "full-sft", "rlhf-ppo", "rlaif", "constitutional-ai", "dpo", "grpo", "spin", "warm")]
    [InlineData("reward-modelling", "recursive-reward-modelling", "process-supervision", "active-learning", "instruction-backtranslation", "wrap")]
    [InlineData("matryoshka", "slicegpt", "sparsegpt", "sparsity-2-4", "pruning", "neural-architecture-search", "gptq-int4", "awq-int4", "int8", "gptq-int3")]
    [InlineData("fp8", "fp4", "fp8-training", "fp4-training", "moe-upcycling", "distillation", "self-distillation", "flash-attention", "alibi", "mqa", "gqa", "mla")]
    [InlineData("speculative-decoding", "multi-token-prediction", "prefix-caching", "compilation", "batching", "on-device", "retrieval")]
    [InlineData("few-shot-prompting", "serve-while-training", "hybrid-routing")]
    public void Every_technique_that_the_articles_name_is_there(params string[] ids)
        => TechniqueCatalog.Default.Ids.Should().Contain(ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_technique_says_where_it_helps_and_where_its_figures_come_from(string id)
    {
        Technique technique = TechniqueCatalog.Default[id];

        technique.Id.Should().Be(id);
        technique.Regime.Should().NotBeEmpty();
        technique.Sources.Should().NotBeEmpty();
        technique.Sources.Values.Should().OnlyContain(citation => citation.Source.Length > 0 && citation.AsOf.Length > 0);
        technique.Sources.Keys.Should().Contain(field => field.StartsWith("quality"), "a technique without an effect on quality says why it has none");
        technique.Quality.Kept.Low.Should().BeLessThanOrEqualTo(technique.Quality.Kept.Central);
        technique.Quality.Kept.Central.Should().BeLessThanOrEqualTo(technique.Quality.Kept.High);
        technique.Excludes.Should().BeSubsetOf(TechniqueCatalog.Default.Ids);
        if (technique.Pipeline.Length > 0)
        {
            PostTrainingPipeline.Default.Ids.Should().Contain(technique.Pipeline);
        }
    }

    [Fact]
    public void Two_formats_of_the_same_weights_exclude_each_other()
        => TechniqueCatalog.Default["gptq-int4"].GoesWith(TechniqueCatalog.Default["fp8"]).Should().BeFalse();

    [Theory]
    [InlineData("gqa", "llama-3.1-70b", "h100-sxm-80gb", "shares 8 key-value heads among 64 heads already")]
    [InlineData("moe-upcycling", "mixtral-8x7b", "h100-sxm-80gb", "has routed experts already")]
    [InlineData("multi-token-prediction", "llama-3.1-70b", "h100-sxm-80gb", "has no multi-token prediction modules")]
    [InlineData("on-device", "llama-3.1-70b", "h100-sxm-80gb", "70.55B; it works up to 9B")]
    [InlineData("fp8", "llama-3.1-70b", "a100-sxm-80gb", "do not compute in Fp8")]
    [InlineData("sparsity-2-4", "llama-3.1-70b", "v100-sxm-32gb", "no 2:4 sparse matrix units")]
    public void A_technique_on_a_model_or_hardware_without_that_part_is_refused_with_what_is_there(string id, string model, string hardware, string reason)
        => Applicability.Problem(
            TechniqueCatalog.Default[id], new TechniqueTarget { Model = ModelCatalog.Default[model], Hardware = HardwareCatalog.Default[hardware] })
            .Should().Contain(reason);

    [Fact]
    public void A_technique_of_ones_own_is_read_with_the_same_checks()
    {
        const string json = """
            { "id": "mine", "name": "Mine", "summary": "s", "regime": "r", "phases": ["servin"], "resources": ["bytes"],
              "serving": { "density": 1.5, "wieghtBits": 2 }, "sources": [] }
            """;
        var faults = new FaultCollector();

        Technique? technique = TechniqueCatalog.Read(JsonDataReader.Read(json, "mine.json", faults)!, faults);

        technique.Should().BeNull();
        faults.ToImmutable().Select(fault => fault.ToString()).Should().Contain(text => text.Contains("did you mean 'serving'?"))
            .And.Contain(text => text.Contains("must be from 0 to 1, not 1.5")).And.Contain(text => text.Contains("unknown key 'wieghtBits'"));
    }

    [Fact]
    public void Nats_add_and_retentions_multiply()
    {
        QualityEffect together = new QualityEffect(EffectRange.Exactly(0.02), EffectRange.Exactly(0.99))
            .And(new QualityEffect(EffectRange.Exactly(0.01), EffectRange.Exactly(0.98)));

        together.Nats.Central.Should().BeApproximately(0.03, 1e-12);
        together.Retention.Central.Should().BeApproximately(0.9702, 1e-12);
        together.Kept.Central.Should().BeApproximately(0.9702 * Math.Exp(-0.03), 1e-12);
    }
}
