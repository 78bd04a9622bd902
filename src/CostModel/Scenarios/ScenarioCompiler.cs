using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>Finds everything that is wrong with a scenario, fills in defaults, and resolves what the formulas need.</summary>
internal sealed class ScenarioCompiler
{
    private readonly Scenario _scenario;
    private readonly FaultCollector _faults;
    private readonly ScenarioSlots _slots;
    private readonly Dictionary<string, Slot> _prices = new(StringComparer.Ordinal);
    private readonly FaultCollector _warnings = new();

    private ScenarioCompiler(Scenario scenario, FaultCollector faults)
        => (_scenario, _faults, _slots) = (scenario, faults, new ScenarioSlots(scenario));

    internal static CompiledScenario? Compile(Scenario scenario, FaultCollector faults)
    {
        int before = faults.Count;
        var compiler = new ScenarioCompiler(BillResolution.WithBookPrices(ConversationResolution.WithLengths(scenario, faults)), faults);
        CompiledScenario compiled = compiler.Compile();
        return faults.Count == before ? compiled : null;
    }

    private CompiledScenario Compile()
    {
        CheckRanges();
        ModelInputs.Check(_scenario, _faults);
        var calendar = new InputOrigin($"calendar: {_scenario.Calendar.Name}");
        _slots.Set(Leaves.HoursPerMonth, _scenario.Calendar.HoursPerMonth, calendar);
        _slots.Set(Leaves.HoursPerYear, _scenario.Calendar.HoursPerYear, calendar);
        ImmutableArray<CostLineSlot> costLines =
        [
            .. _scenario.CostOfRevenue.Select(line => new CostLineSlot(
                _slots.Append(CostLineInputs.For(line.Key, line.Value.Basis), line.Value.Amount), line.Value.Basis)),
        ];
        ImmutableArray<CostLineSlot> contributionLines =
        [
            .. _scenario.ContributionCosts.Select(line => new CostLineSlot(
                _slots.Append(CostLineInputs.ForContribution(line.Key, line.Value.Basis), line.Value.Amount), line.Value.Basis)),
        ];
        CompiledTrainingRun? training = CompileTraining();
        ServingResolution serving = ServingResolution.Of(_scenario, _slots, _faults);
        Slot? trainingPrice = TrainingPrice();
        if (_scenario is { TrainingBudget: not null, QuantitiesOnly: true })
        {
            _faults.Add(new Fault(FaultCodes.MissingPrice, TrainingInputs.Budget.Path, "a budget buys tokens only at a price", "give prices, and no quantitiesOnly"));
        }

        Slot? servingPrice = serving.Mode is ServingMode.StatedFleet or ServingMode.Replicas
            ? PriceBeside(StatedTrainingInputs.ServingPrice, _scenario.Serving?.Hardware, "serving.hardware")
            : null;
        EconomicsShape economics = EconomicsResolution.Resolve(_scenario, _slots, _faults, _warnings);
        bool asksNothing = _scenario.Training is null && serving.Mode is null && _scenario.Revenue is null && _scenario.CostOfRevenue.IsEmpty;
        if (asksNothing && !_scenario.AsksOfEconomics)
        {
            _faults.Add(new Fault(FaultCodes.Missing, "", "the scenario asks nothing: it needs training, serving, api, revenue or another section (costmodel list inputs)"));
        }

        bool sellsTokens = MarginDefaults(serving.Demand);
        return new CompiledScenario(_scenario, _slots)
        {
            Training = training,
            TrainingPrice = trainingPrice,
            ServingMode = serving.Mode,
            Serving = serving.Estimate,
            ServingPrice = servingPrice,
            Demand = serving.Demand,
            ModelsPrefill = serving.ModelsPrefill,
            HasTokenTariff = serving.HasTokenTariff,
            HasTokenRevenue = sellsTokens,
            HasMargin = _scenario.Revenue is not null,
            CostLines = costLines,
            ContributionLines = contributionLines,
            Economics = economics,
            Obstacles = [.. training is null ? [] : TrainingResolution.Obstacles(training), .. OperatorServing.Obstacles(serving.Estimate)],
            Uncertain = [.. training is null ? [] : TrainingResolution.Uncertain(training), .. OperatorServing.Uncertain(serving.Estimate)],
            Warnings = _warnings.ToImmutable(),
        };
    }

    private void CheckRanges()
    {
        IEnumerable<InputDefinition> prices = _scenario.Prices.Keys.Select(PriceInputs.For);
        IEnumerable<InputDefinition> costLines = _scenario.CostOfRevenue.Select(line => CostLineInputs.For(line.Key, line.Value.Basis));
        foreach (InputDefinition input in ScenarioInputs.Numbers.Concat(prices).Concat(costLines))
        {
            if (input.Get(_scenario) is { } value && !input.Range.Allows(value))
            {
                _faults.Add(new Fault(FaultCodes.OutOfRange, input.Path, input.Refusal(value)));
            }
        }
    }

    private CompiledTrainingRun? CompileTraining()
    {
        if (_scenario.Training is not { } run || _scenario.StatedTraining is { SizesTheRun: true })
        {
            return null;
        }

        TrainingRun asked = BoughtTokens.In(_scenario, run with { Model = run.Model ?? _scenario.Model }, _slots);
        int before = _faults.Count;
        asked = ChipsInTime.In(asked, _slots, _faults);
        if (_faults.Count > before)
        {
            return null;
        }

        CompiledTrainingRun? training = TrainingCompiler.Compile(asked, _faults);
        if (training is null)
        {
            return null;
        }

        HardwareProfile hardware = training.Run.Hardware!;
        Model model = training.Run.Model!;
        string hardwarePlace = $"catalog: {hardware.Id}";
        var architecture = new InputOrigin($"catalog: {model.Id}", model.Sources.GetValueOrDefault("architecture"));
        _slots.Default(
            TrainingInputs.Utilization,
            training.Terms.Utilization.Value,
            new InputOrigin(hardwarePlace, hardware.Sources.GetValueOrDefault("typicalTrainingUtilization")));
        _slots.Set(
            Leaves.TrainingPeak,
            training.Terms.DensePeak.Value,
            new InputOrigin(hardwarePlace, hardware.Sources.GetValueOrDefault("peaks")));
        _slots.Set(Leaves.TrainedParameters, training.Terms.Parameters.Value, architecture);
        _slots.Set(Leaves.OperatorFlopsPerToken, training.Terms.OperatorFlopsPerToken.Value, architecture);
        _slots.Set(
            Leaves.OperatorTokensPerSecondPerChip,
            training.Terms.SteadyTokensPerSecondPerChip.Value,
            new InputOrigin("operator model"));
        TrainingResolution.Fill(training, _slots);
        return training;
    }

    /// <summary>The price of the training run; a run whose cost is stated, or that is only costed as capital, needs none.</summary>
    private Slot? TrainingPrice()
    {
        bool stated = _scenario.StatedTraining is { SizesTheRun: true };
        HardwareProfile? hardware = _scenario.Training?.Hardware;
        if (hardware is null && !stated)
        {
            return null;
        }

        bool needed = !stated || (_scenario.StatedTraining!.Cost is null && _scenario is { Capital: null, Rental: null, Energy: null });
        return needed || _scenario.StatedTraining?.Price is not null || (hardware is not null && _scenario.Prices.ContainsKey(hardware.Id))
            ? PriceBeside(StatedTrainingInputs.Price, hardware, "training.hardware")
            : null;
    }

    /// <summary>A price that stands beside what it prices, or under the hardware's id.</summary>
    private Slot? PriceBeside(InputDefinition beside, HardwareProfile? hardware, string usedBy)
    {
        if (beside.Get(_scenario) is null)
        {
            if (hardware is null && !_scenario.QuantitiesOnly)
            {
                _faults.Add(new Fault(FaultCodes.MissingPrice, beside.Path, "no price is given", $"add {beside.Path}, e.g. {beside.Example}, or hardware with a price"));
            }

            return hardware is null ? null : PriceOf(hardware.Id, usedBy);
        }

        if (hardware is not null && _scenario.Prices.ContainsKey(hardware.Id))
        {
            _faults.Add(new Fault(
                FaultCodes.Conflict, beside.Path, $"the price is stated twice, by {beside.Path} and {PriceInputs.For(hardware.Id).Path}: give one of them"));
        }

        return beside;
    }

    private Slot? PriceOf(string hardwareId, string usedBy)
    {
        if (_prices.TryGetValue(hardwareId, out Slot? known) || _scenario.QuantitiesOnly)
        {
            return known;
        }

        InputDefinition input = PriceInputs.For(hardwareId);
        if (input.Get(_scenario) is { } price)
        {
            PriceResolution.CheckAge(_scenario, input.Path, _faults, _warnings);
            return _prices[hardwareId] = _slots.Append(input, price);
        }

        if (_scenario.PriceChoice.Book is not { } terms)
        {
            string? nearest = NearestMatch.Of(hardwareId, _scenario.Prices.Keys);
            _faults.Add(new Fault(
                FaultCodes.MissingPrice,
                input.Path,
                $"{usedBy} is '{hardwareId}', and no price is given for it",
                nearest is null
                    ? $"add prices: {{ {hardwareId}: 2.00 USD/h }}, or prices: {{ book: on-demand }} to accept shipped prices"
                    : $"did you mean '{hardwareId}' where prices say '{nearest}'?"));
            return null;
        }

        if (PriceResolution.Market(_scenario, hardwareId, terms) is not { } market)
        {
            _faults.Add(new Fault(
                FaultCodes.MissingPrice,
                input.Path,
                $"{usedBy} is '{hardwareId}', and the price book has no {PriceBook.NameOf(terms)} price of it",
                PriceResolution.Offered(_scenario, hardwareId)));
            return null;
        }

        PriceResolution.CheckAge(_scenario, input.Path, market, _faults, _warnings);
        Slot slot = _prices[hardwareId] = _slots.Append(input, market.Dollars);
        _slots.Set(slot, market.Dollars, PriceResolution.OriginOf(market));
        return slot;
    }

    /// <summary>Whether tokens are sold; and what the revenue formulas read where the scenario is silent.</summary>
    private bool MarginDefaults(DemandShape demand)
    {
        if (_scenario.Revenue is not { } revenue)
        {
            return false;
        }

        _slots.Default(RevenueInputs.Paying, 1, new InputOrigin("default: every user pays"));
        Need(revenue.Subscription is not null && revenue.Users is null, RevenueInputs.Users, "a subscription needs a number of users");
        Need(revenue.PerQuery is not null && !demand.HasQueries, WorkloadInputs.Queries, "revenue per query needs queries a day");
        bool sellsTokens = revenue.PerMillionInputTokens is not null || revenue.PerMillionOutputTokens is not null;
        if (!sellsTokens)
        {
            return false;
        }

        Need(!demand.HasTokens, WorkloadInputs.OutputTokensPerDay, "revenue per token needs tokens a day, or queries and their lengths");
        _slots.Default(RevenueInputs.PerMillionInputTokens, 0, new InputOrigin("default: input is not charged"));
        _slots.Default(RevenueInputs.PerMillionOutputTokens, 0, new InputOrigin("default: output is not charged"));
        _slots.Default(
            RevenueInputs.PerMillionCachedInputTokens,
            revenue.PerMillionInputTokens?.TotalDollarsPerMillionTokens ?? 0,
            new InputOrigin("default: as uncached input"));
        return true;
    }

    private void Need(bool isMissing, InputDefinition input, string message)
    {
        if (isMissing)
        {
            _faults.Add(new Fault(FaultCodes.Missing, input.Path, $"{message}; add {input.Path}, e.g. {input.Example}"));
        }
    }
}
