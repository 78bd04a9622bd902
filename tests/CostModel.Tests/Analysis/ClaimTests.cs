using CostModel.Analysis.Audit;
using CostModel.Analysis.Claims;

namespace CostModel.Tests.Analysis;

/// <summary>Against the worked values of ../shared/data/seed_claims.csv, which were recomputed by hand from the sources that each claim cites.</summary>
public class ClaimTests
{
    public static TheoryData<string> Ids => [.. ClaimCatalog.All.Select(claim => claim.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_claim_is_computed_in_the_unit_of_the_claim_or_says_why_not(string id)
    {
        ClaimResult result = Of(id);

        result.Claim.Basis.Should().NotBeEmpty();
        result.Figures.Should().NotContain(figure => figure.Report != null && figure.Report.Verdict == AuditVerdict.WrongUnit);
        result.Figures.Should().NotContain(figure => !double.IsFinite(figure.Computed) || figure.Computed == 0);
        result.Figures.IsEmpty.Should().Be(result.Claim.NotComputed.Length > 0);
        result.Sentence.Should().NotContainAny("{", "}");
    }

    [Fact]
    public void All_claims_of_the_articles_are_there_and_the_figures_that_the_list_misses()
        => ClaimCatalog.All.Select(claim => claim.Id).Should().Equal(Enumerable.Range(1, 74).Select(i => FormattableString.Invariant($"C{i:00}")));

    [Theory]
    [InlineData("C01", 1, 0.356)] // cents
    [InlineData("C01", 3, 1.94e6)]
    [InlineData("C02", 1, 1.00)]
    [InlineData("C03", 1, 28_571)]
    [InlineData("C03", 2, 14.6e9)]
    [InlineData("C03", 3, 19.2e9)]
    [InlineData("C04", 1, 5.0e6)]
    [InlineData("C04", 2, 3.6e6)]
    [InlineData("C04", 3, 11.3e6)]
    [InlineData("C04", 4, 17.0e6)]
    [InlineData("C04", 5, 6.04)]
    [InlineData("C04", 6, 1.10e6)]
    [InlineData("C05", 1, 20.8)]
    [InlineData("C05", 2, 20.8)]
    [InlineData("C05", 3, 47.7)]
    [InlineData("C06", 1, 60)]
    [InlineData("C06", 2, 55.6)]
    [InlineData("C06", 3, 2.5)]
    [InlineData("C06", 4, 2.25)]
    [InlineData("C07", 1, 312e9)]
    [InlineData("C07", 2, 92)]
    [InlineData("C08", 1, 506_743)]
    [InlineData("C08", 2, 891_655)]
    [InlineData("C09", 1, 85.4)]
    [InlineData("C09", 2, 134.0)]
    [InlineData("C09", 3, 131)]
    [InlineData("C09", 4, 118)]
    [InlineData("C10", 1, 35_000)]
    [InlineData("C10", 2, 35)]
    [InlineData("C10", 3, 5e16)]
    [InlineData("C10", 4, 1.41e12)]
    [InlineData("C11", 2, 2.34e21)]
    [InlineData("C11", 3, 2.46e21)]
    [InlineData("C11", 5, 2.05e9)]
    [InlineData("C14", 1, 1)]
    [InlineData("C15", 1, 0.68)]
    [InlineData("C15", 2, 1.48)]
    [InlineData("C15", 3, 0.187)]
    [InlineData("C15", 4, 5.3)]
    [InlineData("C16", 1, 25)]
    [InlineData("C16", 2, 65)]
    [InlineData("C17", 1, 1.04)]
    [InlineData("C18", 1, 1.98e22)]
    [InlineData("C18", 2, 34_560)]
    [InlineData("C18", 5, 0.55)]
    [InlineData("C18", 6, 2727)]
    [InlineData("C19", 1, 0.117)]
    [InlineData("C20", 1, 56)]
    [InlineData("C20", 2, 0.95)]
    [InlineData("C20", 3, 2.7)]
    [InlineData("C21", 1, 13.3)]
    [InlineData("C21", 2, 17)]
    [InlineData("C23", 1, 5.3)]
    [InlineData("C23", 2, 3.76)]
    [InlineData("C23", 3, 2)]
    [InlineData("C25", 2, 10)]
    [InlineData("C26", 1, 1.125)]
    [InlineData("C26", 2, 2.9)]
    [InlineData("C26", 3, 1.8)]
    [InlineData("C26", 4, 24.5)]
    [InlineData("C26", 5, 11.7)]
    [InlineData("C26", 6, 7.4)]
    [InlineData("C26", 7, 2.1)]
    [InlineData("C26", 8, 3.3)]
    [InlineData("C27", 1, 15.4)]
    [InlineData("C27", 2, 38)]
    [InlineData("C27", 3, 5.46)]
    [InlineData("C28", 1, 0.0113)]
    [InlineData("C28", 2, 0.034)]
    [InlineData("C28", 3, 30e9)]
    [InlineData("C29", 1, 22)]
    [InlineData("C30", 1, 259)]
    [InlineData("C31", 1, 1643)]
    [InlineData("C31", 2, 1662)]
    [InlineData("C31", 3, 164)]
    [InlineData("C32", 1, 117)]
    [InlineData("C32", 2, 14.1)]
    [InlineData("C33", 1, 353)]
    [InlineData("C33", 2, 12.7)]
    [InlineData("C34", 1, 7.3e6)]
    [InlineData("C34", 2, 1.8e6)]
    [InlineData("C34", 4, 4.2e6)]
    [InlineData("C34", 5, 7.4e6)]
    [InlineData("C35", 1, 27.1e6)]
    [InlineData("C35", 2, 78e6)]
    [InlineData("C35", 3, 17.1e6)]
    [InlineData("C35", 4, 12.2e6)]
    [InlineData("C36", 1, 40.6e6)]
    [InlineData("C36", 2, 78.6e6)]
    [InlineData("C36", 3, 234e6)]
    [InlineData("C37", 1, 1.01)]
    [InlineData("C38", 1, 600_000)]
    [InlineData("C38", 2, 16.7)]
    [InlineData("C38", 3, 1.65)]
    [InlineData("C39", 1, 134.6)]
    [InlineData("C40", 1, 70)]
    [InlineData("C40", 2, 44)]
    [InlineData("C40", 5, 17.6)]
    [InlineData("C41", 1, 2.6)]
    [InlineData("C41", 2, 1.84)]
    [InlineData("C42", 1, 3.7)]
    [InlineData("C42", 2, 6.3)]
    [InlineData("C43", 1, 2.3)]
    [InlineData("C44", 1, 1.0e6)]
    [InlineData("C44", 2, 200_000)]
    [InlineData("C44", 3, 10.7)]
    [InlineData("C44", 4, 3.75)]
    [InlineData("C45", 1, 62.5e6)]
    [InlineData("C45", 2, 25e6)]
    [InlineData("C47", 1, 5.48e23)]
    [InlineData("C47", 2, 5.9e23)]
    [InlineData("C47", 3, 2.5e24)]
    [InlineData("C48", 1, 1_032_192)]
    [InlineData("C48", 4, 3.5e6)]
    [InlineData("C49", 1, 13.2)]
    [InlineData("C49", 2, 14.2)]
    [InlineData("C49", 3, 19.9)]
    [InlineData("C49", 4, 135_000)]
    [InlineData("C50", 2, 2.0731)]
    [InlineData("C50", 3, 2.0486)]
    [InlineData("C50", 5, 10.6)]
    [InlineData("C51", 2, 67_600)]
    [InlineData("C51", 3, 277_000)]
    [InlineData("C51", 4, 1.48)]
    [InlineData("C52", 1, 2.3)]
    [InlineData("C52", 2, 2.0956)]
    [InlineData("C53", 2, 4.8e19)]
    [InlineData("C53", 3, 90)]
    [InlineData("C55", 3, 1.999)]
    [InlineData("C55", 4, 1.976)]
    [InlineData("C55", 5, 0.023)]
    [InlineData("C55", 6, 1.93)]
    [InlineData("C56", 1, 7.8e22)]
    [InlineData("C56", 2, 2.0e22)]
    [InlineData("C57", 1, 4.2e6)]
    [InlineData("C57", 2, 3.0e6)]
    [InlineData("C57", 3, 4.1e6)]
    [InlineData("C58", 1, 98.0)]
    [InlineData("C58", 2, 82.7)]
    [InlineData("C58", 3, 95.9)]
    [InlineData("C59", 1, 0.168)]
    [InlineData("C59", 2, 0.072)]
    [InlineData("C59", 3, 0.040)]
    [InlineData("C59", 4, 0.031)]
    [InlineData("C60", 2, 21.6)]
    [InlineData("C60", 3, 18)]
    [InlineData("C61", 1, 60)]
    [InlineData("C61", 2, 1.8)]
    [InlineData("C62", 1, 7.9)]
    [InlineData("C62", 2, 5.5)]
    [InlineData("C63", 1, 5.475e6)]
    [InlineData("C63", 2, 5.40e6)]
    [InlineData("C63", 3, 15_000)]
    [InlineData("C64", 1, 5.4)]
    [InlineData("C64", 2, 0.0008)]
    [InlineData("C65", 1, 3)]
    [InlineData("C65", 2, 0.39e12)]
    [InlineData("C65", 3, 2.3)]
    [InlineData("C66", 2, 0.97)]
    [InlineData("C66", 3, 338_000)]
    [InlineData("C67", 2, 98)]
    [InlineData("C68", 1, 3.8)]
    [InlineData("C68", 2, 12)]
    [InlineData("C68", 3, 13)]
    [InlineData("C69", 1, 33.2)] // hand calculations from here on: 2 x 6.65 / 40
    [InlineData("C70", 1, 10.8)] // 95.5 - 84.7
    [InlineData("C70", 2, 22.1)]
    [InlineData("C71", 1, 3.03)] // 530 / 175
    [InlineData("C71", 2, 10)]
    [InlineData("C71", 3, 2.73)] // 530 x 270 / (175 x 300)
    [InlineData("C71", 4, 8.06)]
    [InlineData("C72", 1, 3.55e6)]
    [InlineData("C72", 2, 2.66e6)]
    [InlineData("C72", 3, 27.1e6)]
    [InlineData("C72", 4, 78.7e6)]
    [InlineData("C73", 1, 479)] // 15,821 / 33
    [InlineData("C73", 2, 113)]
    [InlineData("C73", 3, 7300)]
    [InlineData("C73", 5, 584e6)]
    [InlineData("C74", 1, 0.756)] // 85.4 / 113
    [InlineData("C74", 2, 1.06)] // 134 / 126
    [InlineData("C74", 3, 1.00)]
    public void A_figure_is_within_2_percent_of_the_worked_value(string id, int figure, double worked)
        => Of(id).Figures[figure - 1].Computed.Should().BeApproximately(worked, 0.02 * worked);

    [Theory]
    [InlineData("C42", 3, 2026.9)] // the end of 2026
    [InlineData("C42", 6, 2029.5)]
    [InlineData("C42", 7, 2025.8)]
    [InlineData("C42", 8, 2027.6)]
    public void A_year_is_within_a_month_of_the_worked_value(string id, int figure, double worked)
        => Of(id).Figures[figure - 1].Computed.Should().BeApproximately(worked, 0.09);

    [Theory]
    [InlineData("C01", ClaimVerdict.Off, "off by 101x; likely slip: cents read as dollars")]
    [InlineData("C02", ClaimVerdict.Agrees, "agrees")]
    [InlineData("C04", ClaimVerdict.Off, "off by 4.03x")]
    [InlineData("C11", ClaimVerdict.Off, "net negative at 1.3B")]
    [InlineData("C14", ClaimVerdict.Inconsistent, "inconsistent")]
    [InlineData("C23", ClaimVerdict.Off, "off by 1.5x")]
    [InlineData("C26", ClaimVerdict.Off, "likely slip: a board of four chips")]
    [InlineData("C28", ClaimVerdict.Off, "off by 18x")]
    [InlineData("C30", ClaimVerdict.Off, "off by 32x")]
    [InlineData("C33", ClaimVerdict.Off, "the ratio is 353.3x")]
    [InlineData("C40", ClaimVerdict.Inconsistent, "inconsistent: 1 of 4 figures hold")]
    [InlineData("C44", ClaimVerdict.Off, "off by 3x")]
    [InlineData("C49", ClaimVerdict.Off, "tokens are left out")]
    [InlineData("C57", ClaimVerdict.Off, "off by 4.23x")]
    [InlineData("C61", ClaimVerdict.Off, "understated")]
    [InlineData("C63", ClaimVerdict.Agrees, "360 days")]
    [InlineData("C22", ClaimVerdict.NotComputable, "figure of speech")]
    [InlineData("C24", ClaimVerdict.NotComputable, "wrong source")]
    [InlineData("C62", ClaimVerdict.Context, "context")]
    [InlineData("C69", ClaimVerdict.Agrees, "a third")]
    [InlineData("C70", ClaimVerdict.Inconsistent, "22.13x the computation")]
    [InlineData("C73", ClaimVerdict.Context, "only what it can be at most: 15,821 models")]
    [InlineData("C74", ClaimVerdict.Agrees, "within the range")]
    public void The_verdict_is_the_one_that_the_sources_support(string id, ClaimVerdict verdict, string said)
    {
        ClaimResult result = Of(id);

        result.Verdict.Should().Be(verdict);
        result.Sentence.Should().Contain(said);
    }

    [Fact]
    public void A_year_of_360_days_makes_the_bill_of_the_app_exact()
        => Of("C63").Figures[1].Computed.Should().BeApproximately(5.4e6, 1e-6);

    [Fact]
    public void WRAP_breaks_even_between_a_model_of_1_3_and_one_of_3_billion_parameters()
    {
        // Hand calculation: 2 * 7.24e9 * 170e9 = 4 N * 300e9 at N = 2.05e9.
        Of("C11").Figures[0].Computed.Should().BeLessThan(1);
        Of("C11").Figures[4].Computed.Should().BeApproximately(2 * 7.24e9 * 170e9 / (4 * 300e9), 1);
    }

    private static ClaimResult Of(string id) => ClaimCheck.Of(ClaimCatalog.All.Single(claim => claim.Id == id));
}
