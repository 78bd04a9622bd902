using CostModel.Scenarios;

namespace CostModel.Tests;

public class ApprovedApiTests
{
    [Fact]
    public void The_public_face_is_the_approved_one()
        => ApprovedText.Compare(ApiSurface.Of(typeof(Scenario).Assembly), "tests/CostModel.Tests/ApprovedApi/CostModel.txt", "APPROVE_API");

    [Fact]
    public void A_difference_shows_what_went_and_what_came_under_the_line_before_it()
        => ApprovedText.Difference("class A\n    int X\n    int Y\n", "class A\n    int X\n    long Y\n    int Z\n")
            .Should().Be("      int X\n-     int Y\n+     long Y\n+     int Z\n");
}
