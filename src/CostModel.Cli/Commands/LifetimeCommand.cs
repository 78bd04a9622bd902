using System.CommandLine;
using System.Globalization;
using CostModel.Cli.Rendering;
using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Scaling;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel lifetime</c>: the size that is cheapest to train and to serve together, at the loss of a compute-optimal model.</summary>
internal static class LifetimeCommand
{
    internal static Command Create()
    {
        var quality = new QuantityOption<ParameterCount>("--quality-of", "The size whose compute-optimal loss is to be reached, as 13B.");
        var inference = new QuantityOption<Tokens>("--inference-tokens", "Tokens read and written over the life of the model, as '2T tokens'.");
        var hardware = new Option<string>("--hardware") { Description = "With --price, counts in dollars: the accelerator that trains and serves.", HelpName = "id" };
        var price = new QuantityOption<UsdPerGpuHour>("--price", "Its price, as '2 USD/h'.");
        var prompt = new QuantityOption<Tokens>("--input-tokens", "Tokens of a prompt, for dollars.", Tokens.FromTokens(1000));
        var answer = new QuantityOption<Tokens>("--output-tokens", "Tokens of an answer, for dollars.", Tokens.FromTokens(300));
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("lifetime", "The size that is cheapest over its life, training and inference together, in FLOPs or in dollars.")
        {
            quality.Option, inference.Option, hardware, price.Option, prompt.Option, answer.Option,
        };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            ParameterCount size = quality.Of(parsed, faults);
            Tokens served = inference.Of(parsed, faults);
            UsdPerGpuHour? rent = price.Find(parsed, faults);
            Tokens read = prompt.Of(parsed, faults);
            Tokens written = answer.Of(parsed, faults);
            HardwareProfile? chip = parsed.GetValue(hardware) is { } id ? catalogs.Hardware.Find(id, hardware.Name, null, faults) : null;
            Check(parsed.GetValue(hardware) is not null, chip, rent, faults);
            if (!faults.Any && !(size.TotalParameters > 0 && served.TotalTokens >= 0 && read.TotalTokens > 0 && written.TotalTokens > 0))
            {
                faults.Add(new Fault(FaultCodes.OutOfRange, "", "--quality-of, --input-tokens and --output-tokens must be above zero, --inference-tokens at least zero"));
            }

            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            LifetimeCost? money = chip is null ? null : new LifetimeCost
            {
                Training = ComputeBudget.On(chip),
                TrainingPrice = rent!.Value,
                ServingHardware = chip,
                ServingPrice = rent.Value,
                Queries = served / (read + written),
                InputTokens = read,
                OutputTokens = written,
            };
            return output.Write(parsed, Grid(catalogs, size, served, money).Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static void Check(bool wantsMoney, HardwareProfile? chip, UsdPerGpuHour? rent, FaultCollector faults)
    {
        if (wantsMoney && rent is null)
        {
            faults.Add(new Fault(FaultCodes.Missing, "--price", "dollars need the price of an accelerator-hour", "e.g. --price '2 USD/h'"));
        }

        if (!wantsMoney && rent is not null)
        {
            faults.Add(new Fault(FaultCodes.Missing, "--hardware", "a price needs the accelerator that it is of", "e.g. --hardware h100-sxm-80gb"));
        }

        if (chip is { TypicalTrainingUtilization: null })
        {
            faults.Add(new Fault(FaultCodes.Usage, "--hardware", $"no typical training utilisation of '{chip.Id}' is known", "leave --hardware and --price out to count in FLOPs"));
        }
    }

    private static TextGrid Grid(CatalogSet catalogs, ParameterCount size, Tokens served, LifetimeCost? money)
    {
        var grid = new TextGrid("law", "model", "parameters", "tokens", "loss", "training", "inference", "together", "saved", "outside the fitted range")
        {
            OnlyInFiles = ["loss", "together"],
        };
        string Amount(double value) => money is null ? Flops.FromFlops(value).ToString() : Usd.FromDollars(value).ToString();
        void Add(LossLaw law, string model, LifetimePoint point, string saved) => grid.Add(
            law.Id, model, point.Parameters.ToString(), point.Tokens.ToString(), point.Loss.Nats.ToString("0.0000", CultureInfo.InvariantCulture),
            Amount(point.Training), Amount(point.Inference), Amount(point.Total), saved,
            string.Join("; ", point.Loss.Extrapolations.Select(flag => flag.ToString())));
        foreach (LossLaw law in catalogs.ScalingLaws.Ids.Select(id => catalogs.ScalingLaws[id]))
        {
            LifetimePlan plan = (money?.Search(law) ?? LifetimeOptimum.InFlops(law, served)).ForQualityOf(size);
            Add(law, "least training", plan.Reference, "");
            Add(law, "least in all", plan.Optimum, (plan.SavingShare * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%");
        }

        return grid;
    }
}
