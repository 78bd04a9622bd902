using System.Text.RegularExpressions;
using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Validation;
using static CostModel.Hardware.NumberFormat;

namespace CostModel.Tests.Hardware;

public partial class HardwareCatalogTests
{
    private static readonly string[] s_required =
    [
        "v100-sxm-32gb", "a100-sxm-40gb", "a100-sxm-80gb", "a100-pcie-80gb", "a800-sxm-80gb", "h100-sxm-80gb", "h100-pcie-80gb",
        "h100-sxm-96gb-500w", "h200-sxm-141gb", "h800-sxm-80gb", "gh200-96gb", "b200-sxm-180gb", "b300-sxm-288gb", "gb200", "gb300",
        "l4", "l40s-48gb", "a10g", "a10", "t4", "a40-48gb", "rtx-3070-8gb", "rtx-3080-10gb", "rtx-3090-24gb", "rtx-4070-ti-12gb",
        "rtx-4080-16gb", "rtx-4090-24gb", "rtx-a6000-48gb", "rtx-6000-ada-48gb", "h20-96gb", "mi355x-288gb", "rtx-pro-6000-96gb",
        "mi250x-gcd", "mi300x-192gb", "mi325x-256gb", "tpu-v2", "tpu-v3", "tpu-v4", "tpu-v5e", "tpu-v5p", "tpu-v6e", "tpu-v7x",
        "trainium1-core", "trainium2", "inferentia2", "gaudi2", "gaudi3", "apple-m1-max", "apple-m2-ultra", "apple-m3-max",
        "gtx-580-1.5gb", "k80-24gb", "p100-sxm-16gb", "apple-m1-ultra", "apple-m2", "apple-m2-max", "apple-m3-ultra",
        "jetson-agx-orin-64gb", "phone-snapdragon-8-gen-3", "phone-apple-a17-pro", "raspberry-pi-5", "raspberry-pi-4", "laptop-cpu-zen4",
    ];

    private static IEnumerable<HardwareProfile> All => HardwareCatalog.Default.Ids.Select(id => HardwareCatalog.Default[id]);

    [Fact]
    public void Every_accelerator_that_published_runs_need_is_there_under_its_id()
    {
        HardwareCatalog.Default.Ids.Should().Contain(s_required);
        foreach (HardwareProfile profile in s_required.Select(id => HardwareCatalog.Default[id]))
        {
            profile.Name.Should().NotBeEmpty();
            profile.Vendor.Should().NotBeEmpty(profile.Id);
            profile.Year.Should().BeInRange(2010, 2026, profile.Id);
        }
    }

    [Fact]
    public void The_id_in_a_file_is_the_name_of_the_file()
        => HardwareCatalog.Default.Ids.Where(id => HardwareCatalog.Default[id].Id != id).Should().BeEmpty();

    [Fact]
    public void Every_figure_that_a_file_states_has_a_source_and_a_date()
    {
        foreach (HardwareProfile profile in All)
        {
            profile.Sources.Keys.Should().BeEquivalentTo(FieldsIn(profile), $"{profile.Id} must cite what it states and no more");
            foreach ((string field, Citation citation) in profile.Sources)
            {
                citation.Source.Should().NotBeEmpty($"{profile.Id} {field}");
                citation.AsOf.Should().MatchRegex(Date(), $"{profile.Id} {field}");
            }
        }
    }

    [Fact]
    public void No_field_is_cited_twice_in_one_file()
    {
        foreach (string id in HardwareCatalog.Default.Ids)
        {
            var sources = (DataSequence)ShippedFiles.Read("hardware", id).Find("sources")!.Value;
            sources.Items.Cast<DataMapping>()
                .SelectMany(source => ((DataSequence)source.Find("for")!.Value).Items)
                .Select(field => ((DataScalar)field).Text)
                .Should().OnlyHaveUniqueItems(id);
        }
    }

    // Dense TFLOP/s. NVIDIA: data sheets with the sparse figures halved (V100, A100, H100, H20, L40S, T4, HGX B200, GB200 NVL72 over 72);
    // fp16 of the RTX 3090 and 4090 with fp32 accumulation: GA102 and Ada whitepapers. AMD: MI250X (383 a module), MI300X, MI355X data sheets.
    // Google: Cloud TPU pages v4, v5e, v5p, v6e, TPU7x. AWS: Neuron pages of Trainium (190 a chip of two cores) and Trainium2. Intel: Gaudi 2.
    [Theory]
    [InlineData("v100-sxm-32gb", Fp16, 125)]
    [InlineData("a100-sxm-80gb", Bf16, 312)]
    [InlineData("a100-sxm-40gb", Int8, 624)]
    [InlineData("a100-pcie-80gb", Tf32, 156)]
    [InlineData("h100-sxm-80gb", Bf16, 989.5)]
    [InlineData("h100-sxm-80gb", Fp8, 1979)]
    [InlineData("h100-pcie-80gb", Bf16, 756.5)]
    [InlineData("h20-96gb", Bf16, 148)]
    [InlineData("l40s-48gb", Bf16, 362)]
    [InlineData("t4", Fp16, 65)]
    [InlineData("rtx-3090-24gb", Fp16, 71)]
    [InlineData("rtx-4090-24gb", Fp16, 165.2)]
    [InlineData("b200-sxm-180gb", Bf16, 2250)]
    [InlineData("b200-sxm-180gb", Fp4, 9000)]
    [InlineData("gb200", Bf16, 2500)]
    [InlineData("gb300", Fp4, 15000)]
    [InlineData("mi250x-gcd", Bf16, 191.5)]
    [InlineData("mi300x-192gb", Bf16, 1307.4)]
    [InlineData("mi355x-288gb", Fp8, 5033.2)]
    [InlineData("tpu-v4", Bf16, 275)]
    [InlineData("tpu-v5e", Bf16, 197)]
    [InlineData("tpu-v5p", Bf16, 459)]
    [InlineData("tpu-v6e", Int8, 1836)]
    [InlineData("tpu-v7x", Fp8, 4614)]
    [InlineData("trainium1-core", Bf16, 95)]
    [InlineData("trainium2", Fp8, 1299)]
    [InlineData("gaudi2", Bf16, 432)]
    public void Peaks_are_the_dense_figures_of_the_datasheets(string id, NumberFormat format, double teraflops)
        => HardwareCatalog.Default[id].DensePeaks[format].TotalTeraflops.Should().BeApproximately(teraflops, 1e-9 * teraflops);

    // Their vendors print fp8 at exactly twice bf16.
    [Theory]
    [InlineData("h100-sxm-80gb")]
    [InlineData("h100-sxm-96gb-500w")]
    [InlineData("h100-pcie-80gb")]
    [InlineData("h800-sxm-80gb")]
    [InlineData("h200-sxm-141gb")]
    [InlineData("gh200-96gb")]
    [InlineData("h20-96gb")]
    [InlineData("l4")]
    [InlineData("b200-sxm-180gb")]
    [InlineData("b300-sxm-288gb")]
    [InlineData("gb200")]
    [InlineData("gb300")]
    [InlineData("mi355x-288gb")]
    [InlineData("tpu-v7x")]
    public void Fp8_runs_at_exactly_twice_bf16_where_the_vendor_says_so(string id)
    {
        HardwareProfile profile = HardwareCatalog.Default[id];
        profile.DensePeaks[Fp8].TotalFlopsPerSecond.Should().Be(2 * profile.DensePeaks[Bf16].TotalFlopsPerSecond);
    }

    // A100: no fp8 unit (NVIDIA A100 data sheet). V100, P100: no int8 in matrix units. TPU v6e: the Cloud TPU page gives fp8 at the bf16 rate.
    [Theory]
    [InlineData("a100-sxm-80gb", Fp8, Bf16)]
    [InlineData("a100-sxm-80gb", Int8, Int8)]
    [InlineData("v100-sxm-32gb", Int8, Fp16)]
    [InlineData("v100-sxm-32gb", Bf16, Fp16)]
    [InlineData("tpu-v6e", Fp8, Bf16)]
    [InlineData("tpu-v6e", Fp16, Bf16)]
    [InlineData("apple-m2-ultra", Int8, Fp16)]
    [InlineData("raspberry-pi-4", Fp16, Fp32)]
    public void A_format_that_a_chip_lacks_has_no_peak_of_its_own(string id, NumberFormat asked, NumberFormat runsIn)
        => HardwareCatalog.Default[id].ComputedIn(asked).Should().Be(runsIn);

    [Fact]
    public void A_narrower_floating_point_format_is_never_slower_than_a_wider_one()
    {
        NumberFormat[] widestFirst = [Fp32, Tf32, Bf16, Fp8, Fp4];
        foreach (HardwareProfile profile in All)
        {
            double[] peaks = [.. widestFirst.Where(profile.DensePeaks.ContainsKey).Select(format => profile.DensePeaks[format].TotalTeraflops)];
            peaks.Should().BeInAscendingOrder(profile.Id);
        }
    }

    [Fact]
    public void Reported_memory_is_within_a_tenth_of_what_was_sold()
    {
        HardwareProfile[] reported = [.. All.Where(profile => profile.MemoryReported is not null && profile.Vendor != "Apple")];
        reported.Should().HaveCountGreaterThan(40);
        foreach (HardwareProfile profile in reported)
        {
            (profile.MemoryReported!.Value / profile.MemoryAsSold).Should().BeInRange(0.9, 1.1, profile.Id);
        }
    }

    // Apple gives the GPU two thirds to nine tenths and more: MTLDevice.recommendedMaxWorkingSetSize as llama.cpp prints it.
    [Fact]
    public void An_Apple_gpu_may_use_a_share_of_the_memory_that_was_sold()
    {
        HardwareProfile[] apple = [.. All.Where(profile => profile.Vendor == "Apple")];
        apple.Should().HaveCount(8);
        foreach (HardwareProfile profile in apple)
        {
            (profile.UsableMemory / profile.MemoryAsSold).Should().BeInRange(0.66, 0.98, profile.Id);
        }
    }

    // nvidia-smi: H100 81,559 MiB, A100 81,920 MiB, H200 143,771 MiB, B200 183,359 MiB, GB200 189,471 MiB; rocm-smi on MI300X 206,141,652,992 bytes;
    // XLA on TPU v5e 15.75 GiB.
    [Theory]
    [InlineData("h100-sxm-80gb", 85.52)]
    [InlineData("a100-sxm-80gb", 85.90)]
    [InlineData("h200-sxm-141gb", 150.75)]
    [InlineData("b200-sxm-180gb", 192.27)]
    [InlineData("gb200", 198.67)]
    [InlineData("mi300x-192gb", 206.14)]
    [InlineData("tpu-v5e", 16.91)]
    public void Usable_memory_is_what_the_driver_reports(string id, double gigabytes)
        => HardwareCatalog.Default[id].UsableMemory.TotalGigabytes.Should().BeApproximately(gigabytes, 0.01);

    // GB/s. NVIDIA data sheets: V100 900, A100 2,039 (40 GB: 1,555), H100 3,350, H200 4,800; torchtitan's H100 with HBM2e 2,400; RTX 4090 1,008;
    // AMD MI250X 3,276.8 a module; MI300X 5,300; Cloud TPU pages: v4 1,200, v5p 2,765, TPU7x 7,380; Apple M2 Ultra 800.
    [Theory]
    [InlineData("v100-sxm-32gb", 900)]
    [InlineData("a100-sxm-40gb", 1555)]
    [InlineData("a100-sxm-80gb", 2039)]
    [InlineData("h100-sxm-80gb", 3350)]
    [InlineData("h100-sxm-96gb-500w", 2400)]
    [InlineData("h200-sxm-141gb", 4800)]
    [InlineData("rtx-4090-24gb", 1008)]
    [InlineData("mi250x-gcd", 1638.4)]
    [InlineData("mi300x-192gb", 5300)]
    [InlineData("tpu-v4", 1200)]
    [InlineData("tpu-v5p", 2765)]
    [InlineData("tpu-v7x", 7380)]
    [InlineData("apple-m2-ultra", 800)]
    public void Memory_bandwidth_is_the_printed_one(string id, double gigabytesPerSecond)
        => HardwareCatalog.Default[id].MemoryBandwidth.TotalGigabytesPerSecond.Should().BeApproximately(gigabytesPerSecond, 1e-6);

    // One direction, GB/s, and how many are joined. NVLink 2 to 5: 300, 600, 900, 1,800 GB/s both ways; 400 on A800 and H800. MI300X: 7 x 64.
    // Gaudi 2: 21 x 100 Gbit/s. Cloud TPU pages, both ways: v5e 400, v5p and TPU7x 1,200; a v3 pod is 32 x 32 chips.
    [Theory]
    [InlineData("v100-sxm-32gb", 150, 8)]
    [InlineData("a100-sxm-80gb", 300, 8)]
    [InlineData("a800-sxm-80gb", 200, 8)]
    [InlineData("h100-sxm-80gb", 450, 8)]
    [InlineData("h800-sxm-80gb", 200, 8)]
    [InlineData("b200-sxm-180gb", 900, 8)]
    [InlineData("gb200", 900, 72)]
    [InlineData("gb300", 900, 72)]
    [InlineData("mi300x-192gb", 448, 8)]
    [InlineData("gaudi2", 262.5, 8)]
    [InlineData("tpu-v3", 328, 1024)]
    [InlineData("tpu-v5e", 200, 256)]
    [InlineData("tpu-v5p", 600, 8960)]
    [InlineData("tpu-v7x", 600, 9216)]
    public void Scale_up_bandwidth_counts_one_direction(string id, double gigabytesPerSecond, int domain)
    {
        Link link = HardwareCatalog.Default[id].ScaleUp!;
        link.BandwidthPerDirection.TotalGigabytesPerSecond.Should().BeApproximately(gigabytesPerSecond, 1e-9);
        link.Domain.Should().Be(domain);
    }

    [Fact]
    public void A_link_has_a_name_a_bandwidth_and_at_least_two_ends()
    {
        foreach (HardwareProfile profile in All)
        {
            foreach (Link link in new[] { profile.ScaleUp, profile.ScaleOut }.OfType<Link>())
            {
                link.Name.Should().NotBeEmpty(profile.Id);
                link.BandwidthPerDirection.TotalGigabytesPerSecond.Should().BePositive(profile.Id);
            }

            if (profile.ScaleUp is { } scaleUp)
            {
                scaleUp.Domain.Should().BeGreaterThanOrEqualTo(Math.Max(2, profile.ChipsPerNode), profile.Id);
                (profile.ScaleOut?.BandwidthPerDirection ?? BytesPerSecond.Zero).TotalBytesPerSecond
                    .Should().BeLessThanOrEqualTo(2 * scaleUp.BandwidthPerDirection.TotalBytesPerSecond, profile.Id);
            }
        }
    }

    [Fact]
    public void A_single_device_has_no_links()
        => All.Where(profile => profile.Kind == HardwareKind.Device && (profile.ScaleUp ?? profile.ScaleOut) is not null).Should().BeEmpty();

    [Fact]
    public void An_unknown_id_names_the_nearest()
    {
        Action ask = () => _ = HardwareCatalog.Default["h100-sxm-80g"];
        ask.Should().Throw<KeyNotFoundException>().WithMessage("*'h100-sxm-80g'*did you mean 'h100-sxm-80gb'?");

        var faults = new FaultCollector();
        HardwareCatalog.Default.Find("h100-sxm-80g", "training.hardware", null, faults).Should().BeNull();
        faults.ToImmutable().Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Code = FaultCodes.UnknownId, Path = "training.hardware", Suggestion = "did you mean 'h100-sxm-80gb'?" });
    }

    [Fact]
    public void A_users_file_with_three_faults_reports_all_three_with_their_lines()
    {
        const string json =
            """
            {
              "id": "mine",
              "name": "My accelerator",
              "peaks": {
                "bf16": "100 TFLUP/s",
                "fp8": "-200 TFLOP/s",
                "fp16": "100 TFLOP/s"
              },
              "memory": { "capacity": "48 GB", "bandwidth": "1 TB/s" },
              "tpd": "300 W"
            }
            """;
        var faults = new FaultCollector();
        DataNode root = JsonDataReader.Read(json, "mine.json", faults)!;

        HardwareCatalog.Read(root, faults).Should().BeNull();

        faults.ToImmutable().Select(fault => (fault.Code, fault.Path, fault.Position!.File, fault.Position.Line)).Should().BeEquivalentTo(
        [
            (FaultCodes.BadValue, "peaks.bf16", "mine.json", 5),
            (FaultCodes.OutOfRange, "peaks.fp8", "mine.json", 6),
            (FaultCodes.UnknownKey, "tpd", "mine.json", 10),
        ]);
        faults.ToImmutable().Single(fault => fault.Code == FaultCodes.UnknownKey).Suggestion.Should().Be("did you mean 'tdp'?");
        faults.ToImmutable().Single(fault => fault.Code == FaultCodes.BadValue).Message.Should().Contain("did you mean 'TFLOP/s'?");
    }

    [Fact]
    public void A_users_file_without_faults_is_read()
    {
        const string json =
            """
            {
              "id": "mine",
              "name": "My accelerator",
              "peaks": { "bf16": "100 TFLOP/s" },
              "memory": { "capacity": "48 GB", "bandwidth": "1 TB/s" },
              "links": { "scaleUp": { "name": "PCIe 5 x16", "bandwidth": "63 GB/s", "domain": 4 } }
            }
            """;
        var faults = new FaultCollector();

        HardwareProfile? profile = HardwareCatalog.Read(JsonDataReader.Read(json, "mine.json", faults)!, faults);

        faults.Any.Should().BeFalse();
        profile!.DensePeak(Fp8).TotalTeraflops.Should().BeApproximately(100, 1e-9);
        profile.UsableMemory.TotalGigabytes.Should().BeApproximately(48, 1e-9);
        profile.ScaleUp!.Domain.Should().Be(4);
        profile.ChipsPerNode.Should().Be(1);
    }

    private static IEnumerable<string> FieldsIn(HardwareProfile profile)
    {
        yield return "peaks";
        yield return "memory";
        if (profile.MemoryReported is not null)
        {
            yield return "memory.reported";
        }

        if ((profile.ScaleUp ?? profile.ScaleOut) is not null)
        {
            yield return "links";
        }

        if (profile.HostLink is not null)
        {
            yield return "links.host";
        }

        if (profile.Tdp is not null)
        {
            yield return "tdp";
        }

        KernelProfile usual = KernelDefaults.Of(profile.Kind);
        if (profile.Kernels with { Sustained = usual.Sustained, SmallReduce = usual.SmallReduce } != usual)
        {
            yield return "kernels";
        }

        if (!ReferenceEquals(profile.Kernels.Sustained, usual.Sustained))
        {
            yield return "kernels.sustained";
        }

        if (profile.TypicalTrainingUtilization is not null)
        {
            yield return "typicalTrainingUtilization";
        }
    }

    [GeneratedRegex(@"^(19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$")]
    private static partial Regex Date();
}
