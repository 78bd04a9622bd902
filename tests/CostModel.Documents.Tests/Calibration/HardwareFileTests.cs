using CostModel.Catalogs;
using CostModel.Documents.Calibration;
using CostModel.Documents.Text;
using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Calibration;

public class HardwareFileTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    public void Every_shipped_accelerator_is_read_back_as_it_was_written(string ending)
    {
        foreach (string id in HardwareCatalog.Default.Ids)
        {
            HardwareProfile shipped = HardwareCatalog.Default[id];
            var faults = new FaultCollector();

            DataNode node = DataFile.Parse(HardwareFile.Write(shipped), $"{id}.{ending}", faults)!;
            HardwareProfile? read = HardwareCatalog.Read(node, faults);

            faults.ToImmutable().Should().BeEmpty();
            HardwareFile.Write(read!).Should().Be(HardwareFile.Write(shipped));
            read!.DensePeaks.Keys.Should().BeEquivalentTo(shipped.DensePeaks.Keys);
            read.Kernels.GemmOf(NumberFormat.Bf16).Compute.Should().Be(shipped.Kernels.GemmOf(NumberFormat.Bf16).Compute);
            read.UsableMemory.TotalBytes.Should().BeApproximately(shipped.UsableMemory.TotalBytes, 1e-5 * shipped.UsableMemory.TotalBytes);
            read.ScaleUp.Should().Be(shipped.ScaleUp);
            read.Sources.Should().BeEquivalentTo(shipped.Sources);
        }
    }
}
