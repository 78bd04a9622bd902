using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Engines;

namespace CostModel.Tests.Serving;

/// <summary>
/// Published rates of large deployments that no constant was fitted on: experts spread over nodes with data-parallel attention, from the
/// architecture, the layout and the load alone.
/// </summary>
public class PublishedDeploymentTests
{
    private const double Node = 8;

    /// <summary>LMSYS, "Deploying DeepSeek with PD disaggregation and large-scale expert parallelism on 96 H100 GPUs", 2025-05-05: 16,384 tokens a GPU.</summary>
    [Theory]
    [InlineData(1024, 57_674)]
    [InlineData(2048, 54_543)]
    [InlineData(4096, 50_302)]
    public void SGLang_prefills_on_four_nodes_of_h100_as_published(int prompt, double published)
    {
        const double chips = 32;
        ServingPlan pool = Pool("h100-sxm-80gb", "SGLang", 32) with
        {
            Workload = new Workload { InputTokens = Tokens.FromTokens(prompt), OutputTokens = Tokens.FromTokens(1) },
            Load = new StaticLoad(16_384 * chips / prompt),
        };
        (pool.Estimate().PromptTokensPerSecond.TotalTokensPerSecond / chips * Node).Should().BeApproximately(published, 0.2 * published);
    }

    /// <summary>The same: 256 requests a GPU of 2,000 tokens that answer with 100.</summary>
    [Fact]
    public void SGLang_decodes_on_nine_nodes_of_h100_as_published()
    {
        const double chips = 72;
        ServingPlan pool = Pool("h100-sxm-80gb", "SGLang", 72) with
        {
            Workload = new Workload { InputTokens = Tokens.FromTokens(2000), OutputTokens = Tokens.FromTokens(100) },
            Load = new StaticLoad(256 * chips),
        };
        (256 / pool.Estimate().TimePerOutputToken.TotalSeconds * Node).Should().BeApproximately(22_282, 0.2 * 22_282);
    }

    /// <summary>
    /// deepseek-ai/open-infra-index, "DeepSeek-V3/R1 inference system overview", 2025-03: units of 18 nodes with experts over 144 H800, a mean of
    /// 4,989 tokens in the cache, 20 to 22 tokens a second for a user, 14.8k output tokens a second and node.
    /// </summary>
    [Fact]
    public void DeepSeek_decodes_14_800_tokens_a_second_on_a_node_at_the_speed_of_its_users()
    {
        const double chips = 144;
        const double perUser = 21;
        ServingPlan Pooled(double each) => Pool("h800-sxm-80gb", "DeepSeek", 144) with
        {
            Workload = new Workload { InputTokens = Tokens.FromTokens(4989), OutputTokens = Tokens.FromTokens(1) },
            Load = new StaticLoad(each * chips),
        };

        (double few, double many) = (1, 256);
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (few + many);
            (few, many) = 1 / Pooled(middle).Estimate().TimePerOutputToken.TotalSeconds > perUser ? (middle, many) : (few, middle);
        }

        (few * perUser * Node).Should().BeApproximately(14_800, 0.2 * 14_800);
    }

    /// <summary>
    /// The same: units of four nodes with experts over 32 H800, 608B input tokens a day of which 342B were cached, 73.7k input tokens a second
    /// and node with cache hits and so 32.2k without. 16,384 tokens a GPU as in deepseek-ai/profile-data; prompts as unequal as in the Azure traces
    /// of 2023, so that a step waits for the fullest of 32 groups.
    /// </summary>
    [Fact]
    public void DeepSeek_prefills_73_700_tokens_a_second_on_a_node_with_hits_and_32_200_without()
    {
        const double chips = 32;
        const double cached = 342.0 / 608;
        const double prompt = 3620;
        ServingPlan pool = Pool("h800-sxm-80gb", "DeepSeek", 32) with
        {
            Workload = new Workload
            {
                InputTokens = Tokens.FromTokens(prompt),
                OutputTokens = Tokens.FromTokens(1),
                CachedShare = Ratio.FromFraction(cached),
            },
            Load = new StaticLoad(16_384 * chips / (prompt * (1 - cached))) { PromptSpread = 0.96 },
        };
        double rate = pool.Estimate().PromptTokensPerSecond.TotalTokensPerSecond / chips * Node;

        rate.Should().BeApproximately(73_700, 0.2 * 73_700);
        (rate * (1 - cached)).Should().BeApproximately(32_200, 0.2 * 32_200);
    }

    /// <summary>Equal prompts leave no group waiting for another.</summary>
    [Fact]
    public void Unequal_prompts_cost_data_parallel_groups_time_and_one_group_none()
    {
        ServingPlan Prompts(ServingLayout layout, double spread) => Pool("h800-sxm-80gb", "DeepSeek", 32) with
        {
            Layout = layout,
            Workload = new Workload { InputTokens = Tokens.FromTokens(4096), OutputTokens = Tokens.FromTokens(1) },
            Load = new StaticLoad(128) { PromptSpread = spread },
        };
        double RateOf(ServingLayout layout, double spread) => Prompts(layout, spread).Estimate().PromptTokensPerSecond.TotalTokensPerSecond;
        var groups = new ServingLayout(Expert: 32, AttentionData: 32);
        var one = new ServingLayout(Tensor: 32, Expert: 32);

        RateOf(groups, 0.96).Should().BeLessThan(0.8 * RateOf(groups, 0));
        RateOf(one, 0.96).Should().Be(RateOf(one, 0));
    }

    /// <summary>Pope et al. 2022 (arXiv 2211.05102), table 2: 29 ms a token at batch 64, int8 weights, history of 1,920 tokens and 64 in.</summary>
    [Fact]
    public void PaLM_540b_decodes_on_64_tpu_v4_in_about_29_milliseconds()
    {
        HardwareProfile tpu = HardwareCatalog.Default["tpu-v4"];
        ServingPlan palm = new()
        {
            Model = ModelCatalog.Default["palm-540b"],
            Hardware = tpu,
            Engine = EngineCatalog.Named("JAX", 2022, tpu),
            Precision = WeightFormat.ById["int8"],
            CachePrecision = CacheFormat.Bf16,
            Layout = new ServingLayout(Tensor: 64),
            Workload = new Workload { InputTokens = Tokens.FromTokens(1984), OutputTokens = Tokens.FromTokens(64) },
            Load = new StaticLoad(64),
        };
        palm.Estimate().TimePerOutputToken.TotalMilliseconds.Should().BeApproximately(29, 0.25 * 29);
    }

    private static ServingPlan Pool(string hardware, string engine, int chips)
    {
        HardwareProfile profile = HardwareCatalog.Default[hardware];
        return new ServingPlan
        {
            Model = ModelCatalog.Default["deepseek-v3"],
            Hardware = profile,
            Engine = EngineCatalog.Named(engine, 2025, profile),
            Precision = WeightFormat.ById["fp8"],
            CachePrecision = CacheFormat.Bf16,
            Layout = new ServingLayout(Expert: chips, AttentionData: chips),
        };
    }
}
