using CostModel.Economics;
using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Training;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes stated training runs, rents, bought clusters and development.</summary>
internal static class TrainingCostResolution
{
    /// <summary>An accelerator can be had this long after its release (Cottier et al. 2024).</summary>
    private const int DaysFromReleaseToPurchase = 90;

    internal static void Resolve(SectionCheck check)
    {
        Stated(check);
        if (check.Scenario.Rental is not null || (check.Scenario is { PriceChoice.Book: not null, Training.Hardware: not null } && HasHours(check)))
        {
            Rental(check);
        }

        if (check.Scenario.Capital is { } capital)
        {
            Capital(check, capital);
        }

        if (check.Scenario.Development is not null)
        {
            check.Together(DevelopmentInputs.LabellingHours, DevelopmentInputs.LabellingWage);
            check.Together(DevelopmentInputs.StepLabels, DevelopmentInputs.StepLabelPrice);
            check.Together(DevelopmentInputs.SyntheticTokens, DevelopmentInputs.SyntheticPrice);
            check.Together(DevelopmentInputs.Staff, DevelopmentInputs.Salary);
        }
    }

    /// <summary>Whether accelerator-hours of training are computed or stated.</summary>
    internal static bool HasHours(SectionCheck check)
        => check.Scenario.StatedTraining is { } stated && stated.SizesTheRun
            ? stated.GpuHours is not null || stated.Duration is not null || stated.Flops is not null
            : check.Scenario.Training is not null;

    private static void Stated(SectionCheck check)
    {
        if (check.Scenario.StatedTraining is not { } stated)
        {
            return;
        }

        check.OnlyOne("the size of the training run", StatedTrainingInputs.GpuHours, StatedTrainingInputs.Duration, StatedTrainingInputs.Flops);
        check.OnlyOne("the cost of the training run", StatedTrainingInputs.Cost, StatedTrainingInputs.Price);
        check.Need(stated.Duration is not null && !check.Has(TrainingInputs.Chips), TrainingInputs.Chips, "a duration needs accelerators");
        check.Need(stated.Share is not null && !stated.SizesTheRun, StatedTrainingInputs.GpuHours, "a share is of stated hours or a stated cost");
        if (!stated.SizesTheRun)
        {
            return;
        }

        bool fromFlops = stated.Flops is not null;
        bool fromPeak = check.Has(TrainingInputs.Utilization) && check.Scenario.Training?.Hardware is not null;
        check.OnlyOne("the speed of an accelerator", StatedTrainingInputs.SustainedPerChip, TrainingInputs.Utilization);
        check.Need(fromFlops && stated.SustainedPerChip is null && !fromPeak, StatedTrainingInputs.SustainedPerChip, "FLOPs need the speed of an accelerator, or hardware and a utilisation");
        check.Need(stated.SustainedPerChip is not null && !fromFlops, StatedTrainingInputs.Flops, "a sustained speed needs FLOPs");
        check.Conflict(
            check.Has(TrainingInputs.Utilization) && !fromFlops,
            TrainingInputs.Utilization.Path,
            "the utilisation of a run whose hours are stated follows from its tokens: give training.tokens instead");
        check.Conflict(
            check.Has(TrainingInputs.Goodput),
            TrainingInputs.Goodput.Path,
            "stated hours are billed hours: what failures took is already in them");
        if (check.Scenario.Training is { Hardware: { } hardware } run)
        {
            double peak = hardware.DensePeak(hardware.ComputedIn(TrainingCompiler.FormatOf(run))).TotalFlopsPerSecond;
            check.Slots.Set(Leaves.TrainingPeak, peak, new InputOrigin($"catalog: {hardware.Id}", hardware.Sources.GetValueOrDefault("peaks")));
        }

        if ((check.Scenario.Training?.Model ?? check.Scenario.Model) is { } model)
        {
            check.Slots.Set(Leaves.TrainedParameters, TrainingCompiler.TrainedParameters(model), new InputOrigin($"model: {model.Id}"));
        }
    }

    private static void Rental(SectionCheck check)
    {
        check.Need(!HasHours(check), StatedTrainingInputs.GpuHours, "rents are shown for the hours of a training run");
        check.Together(RentalInputs.Preemptions, RentalInputs.Recovery);
        check.OnlyOne("what preemptions leave", RentalInputs.SpotGoodput, RentalInputs.Preemptions);
        if (check.Scenario.Training?.Hardware is not { } hardware || check.Scenario.PriceChoice.Book is null)
        {
            return;
        }

        (InputDefinition Input, Commitment Terms)[] terms =
        [
            (RentalInputs.OnDemand, Commitment.OnDemand), (RentalInputs.OneYear, Commitment.OneYear),
            (RentalInputs.ThreeYears, Commitment.ThreeYears), (RentalInputs.Spot, Commitment.Spot),
        ];
        foreach ((InputDefinition input, Commitment commitment) in terms)
        {
            if (!check.Has(input) && PriceResolution.Market(check.Scenario, hardware.Id, commitment) is { } market)
            {
                check.Slots.Set(input, market.Dollars, PriceResolution.OriginOf(market));
                if (commitment != check.Scenario.PriceChoice.Book)
                {
                    PriceResolution.CheckAge(check.Scenario, input.Path, market, check.Faults, check.Warnings);
                }
            }
        }
    }

    private static void Capital(SectionCheck check, CapitalPlan capital)
    {
        check.OnlyOne("the price of an accelerator", CapitalInputs.ChipPrice, CapitalInputs.ServerPricePerChip);
        check.Need(
            capital is { ChipPrice: null, ServerPricePerChip: null, ValueAtStart: null },
            CapitalInputs.ServerPricePerChip,
            "a bought cluster needs the price of an accelerator, or its value at the start");
        check.Need(
            !HasHours(check) && !check.Has(CapitalInputs.Chips) && !check.Has(TrainingInputs.Chips),
            StatedTrainingInputs.GpuHours,
            "a bought cluster needs the hours of the run, or its number of accelerators");
        check.Default(CapitalInputs.ServerToChip, 1.64, "default: Cottier et al. 2024, chips other than A100, V100 and P100");
        check.Default(CapitalInputs.NetworkShare, 0.19, "default: Cottier et al. 2024");
        check.Default(CapitalInputs.Decline, 0.14, "default: Hobbhahn et al. 2023, as used by Cottier et al. 2024");
        check.Conflict(
            capital is { Age: not null } and ({ PriceDate: not null } or { Start: not null }),
            CapitalInputs.Age.Path,
            "the age of the hardware is stated twice: give capital.age, or capital.priceDate and capital.start");
        if (capital.PriceDate is not { } priced)
        {
            check.Default(CapitalInputs.Age, 0, "default: bought when training starts");
            return;
        }

        DateOnly start = capital.Start ?? check.AsOf;
        DateOnly had = capital.ReleaseDate?.AddDays(DaysFromReleaseToPurchase) is { } available && available > priced ? available : priced;
        int days = start.DayNumber - had.DayNumber;
        check.Conflict(days < 0, CapitalInputs.Start.Path, $"training starts on {Dates.Format(start)}, before the hardware can be had on {Dates.Format(had)}");
        check.Default(CapitalInputs.Age, Math.Max(0, days) * 86400.0, $"from {Dates.Format(had)} to {Dates.Format(start)}");
    }
}
