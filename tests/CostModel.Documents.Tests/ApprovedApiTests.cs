using CostModel.Documents.Scenarios;

namespace CostModel.Documents.Tests;

public class ApprovedApiTests
{
    [Fact]
    public void The_public_face_is_the_approved_one() => ApprovedText.Compare(
        ApiSurface.Of(typeof(ScenarioDocument).Assembly), "tests/CostModel.Documents.Tests/ApprovedApi/CostModel.Documents.txt", "APPROVE_API");
}
