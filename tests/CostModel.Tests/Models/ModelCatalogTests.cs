using CostModel.Models;

namespace CostModel.Tests.Models;

public class ModelCatalogTests
{
    [Fact]
    public void Llama_70b_counts_the_published_parameters()
        => ModelCatalog.Default["llama-3.1-70b"].Parameters.TotalBillions.Should().BeApproximately(70.55, 0.005 * 70.55);
}
