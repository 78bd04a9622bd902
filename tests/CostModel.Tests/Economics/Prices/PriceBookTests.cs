using CostModel.Catalogs;
using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Tests.Economics.Prices;

public class PriceBookTests
{
    public static TheoryData<string> Ids => [.. PriceBook.Default.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_shipped_price_is_of_known_hardware_dated_and_sourced(string id)
    {
        HardwarePrices prices = PriceBook.Default[id];

        HardwareCatalog.Default.TryGet(id, out _).Should().BeTrue();
        prices.Id.Should().Be(id);
        prices.Quotes.Should().NotBeEmpty().And.BeInAscendingOrder(quote => quote.Date);
        prices.Quotes.Should().OnlyContain(quote => quote.Dollars > 0 && quote.Source.Length > 0 && quote.Date.Year >= 2010 && quote.Date.Year <= 2026);
    }

    [Fact]
    public void Prices_are_per_chip_and_not_per_board_or_device()
    {
        PriceBook.Default["tpu-v2"].On(Commitment.OnDemand, new DateOnly(2019, 1, 1))!.Dollars.Should().Be(1.125, "4.50 USD/h is a device of four chips");
        PriceBook.Default["k80-24gb"].On(Commitment.OnDemand, new DateOnly(2017, 3, 1), "Amazon Web Services")!.Dollars.Should().Be(1.8, "a p2.xlarge has one of the board's two GPUs");
        PriceBook.Default["mi250x-gcd"].On(Commitment.Purchase, new DateOnly(2022, 1, 1))!.Dollars.Should().Be(7250, "a module of two dies costs 14,500 USD");
    }

    [Fact]
    public void The_price_on_a_day_is_the_median_of_each_sellers_latest_quote_of_a_year()
    {
        HardwarePrices prices = Read("""
            { "id": "x", "quotes": [
              { "terms": "on-demand", "price": "9 USD/h", "date": "2020-01-01", "seller": "gone", "source": "s" },
              { "terms": "on-demand", "price": "4 USD/h", "date": "2024-03-01", "seller": "a", "source": "s" },
              { "terms": "on-demand", "price": "3 USD/h", "date": "2024-06-01", "seller": "a", "source": "s" },
              { "terms": "on-demand", "price": "2 USD/h", "date": "2024-06-01", "seller": "b", "source": "s" },
              { "terms": "on-demand", "price": "1 USD/h", "date": "2025-01-01", "seller": "b", "source": "s" },
              { "terms": "purchase", "price": "30000 USD", "date": "2024-01-01", "source": "s" } ] }
            """)!;

        MarketPrice market = prices.On(Commitment.OnDemand, new DateOnly(2024, 12, 31))!;

        (market.Dollars, market.Low, market.High).Should().Be((2.5, 2, 3));
        market.Quotes.Select(quote => quote.Seller).Should().BeEquivalentTo(["a", "b"]);
        prices.On(Commitment.OnDemand, new DateOnly(2024, 12, 31), "A")!.Dollars.Should().Be(3);
        prices.On(Commitment.OnDemand, new DateOnly(2019, 1, 1)).Should().BeNull();
        prices.On(Commitment.Spot, new DateOnly(2025, 1, 1)).Should().BeNull();
    }

    [Theory]
    [InlineData("""{ "id": "x", "quotes": [ { "terms": "weekly", "price": "1 USD/h", "date": "2024-01-01", "source": "s" } ] }""", FaultCodes.BadValue)]
    [InlineData("""{ "id": "x", "quotes": [ { "price": "0 USD/h", "date": "2024-01-01", "source": "s" } ] }""", FaultCodes.OutOfRange)]
    [InlineData("""{ "id": "x", "quotes": [ { "price": "1 USD/h", "date": "soon", "source": "s" } ] }""", FaultCodes.BadValue)]
    [InlineData("""{ "id": "x", "quotes": [ { "price": "1 USD/h", "date": "2024-01-01" } ] }""", FaultCodes.Missing)]
    [InlineData("""{ "id": "x", "quotes": [], "prices": [] }""", FaultCodes.UnknownKey)]
    public void A_list_with_something_wrong_is_refused(string json, string code)
    {
        var faults = new FaultCollector();

        PriceBook.Read(JsonDataReader.Read(json, "prices.json", faults)!, faults).Should().BeNull();

        faults.ToImmutable().Should().Contain(fault => fault.Code == code);
    }

    private static HardwarePrices? Read(string json)
    {
        var faults = new FaultCollector();
        HardwarePrices? prices = PriceBook.Read(JsonDataReader.Read(json, "prices.json", faults)!, faults);
        faults.ToImmutable().Should().BeEmpty();
        return prices;
    }
}
