using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Search;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Serving.Search;

public class ParetoFrontTests
{
    private static readonly CompiledServingPlan s_any = new ServingPlan
    {
        Model = ModelCatalog.Default["llama-3.1-8b"],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
    }.Compile();

    /// <summary>Against the definition: a point stays where no other is as fast and as cheap, and better in one of both.</summary>
    [Fact]
    public void What_stays_is_what_no_other_beats()
        => Prop.ForAll(ArbMap.Default.ArbFor<(byte Speed, byte Cost)[]>(), points =>
        {
            var front = new ParetoFront();
            foreach ((byte speed, byte cost) in points)
            {
                front.Add(new FrontPoint(speed, cost, s_any, 1));
            }

            (byte Speed, byte Cost)[] expected =
            [
                .. points.Distinct()
                    .Where(point => !points.Any(other => other != point && other.Speed >= point.Speed && other.Cost <= point.Cost))
                    .OrderBy(point => point.Speed),
            ];
            front.Points.Select(point => ((byte)point.Speed, (byte)point.Cost)).Should().Equal(expected);
            return points.All(point => front.Beats(point.Speed, point.Cost)) && !front.Beats(300, 0);
        }).QuickCheckThrowOnFailure();
}
