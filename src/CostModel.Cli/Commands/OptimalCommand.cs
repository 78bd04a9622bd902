using System.CommandLine;
using System.Globalization;
using CostModel.Cli.Rendering;
using CostModel.Hardware;
using CostModel.Scaling;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel optimal</c>: the parameters and tokens that a budget of compute, accelerator-hours or money should go into, by every law.</summary>
internal static class OptimalCommand
{
    internal static Command Create()
    {
        var flops = new QuantityOption<Flops>("--flops", "The budget in FLOPs, as '1e24 FLOP'.", Flops.FromFlops(0));
        var hours = new QuantityOption<GpuHours>("--gpu-hours", "Or in accelerator-hours, with --hardware.", GpuHours.FromGpuHours(0));
        var money = new QuantityOption<Usd>("--budget", "Or in money, with --hardware and --price, as '10M USD'.", Usd.FromDollars(0));
        var hardware = new Option<string>("--hardware") { Description = "The accelerator.", HelpName = "id" };
        var price = new QuantityOption<UsdPerGpuHour>("--price", "Its price, as '2 USD/h'.", UsdPerGpuHour.FromDollarsPerGpuHour(0));
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("optimal", "The compute-optimal model and data of a budget, with its loss, by every scaling law.")
        {
            flops.Option, hours.Option, money.Option, hardware, price.Option,
        };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            Flops compute = flops.Of(parsed, faults);
            GpuHours time = hours.Of(parsed, faults);
            Usd bill = money.Of(parsed, faults);
            UsdPerGpuHour rent = price.Of(parsed, faults);
            if (parsed.GetValue(hardware) is { } id && catalogs.Hardware.Find(id, "--hardware", null, faults) is { } chip)
            {
                compute = Budget(chip, time, bill, rent, faults) ?? compute;
            }

            if (!faults.Any && !(compute.TotalFlops > 0))
            {
                faults.Add(new Fault(
                    FaultCodes.Usage, "", "state a budget above zero: --flops, --hardware with --gpu-hours, or --hardware with --budget and --price", "costmodel optimal --flops '1e24 FLOP'"));
            }

            return faults.Any
                ? ScenarioAnswer.Refuse(parsed, faults)
                : output.Write(parsed, Grid(compute, catalogs).Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static Flops? Budget(HardwareProfile chip, GpuHours time, Usd bill, UsdPerGpuHour rent, FaultCollector faults)
    {
        if (chip.TypicalTrainingUtilization is null)
        {
            faults.Add(new Fault(FaultCodes.Usage, "--hardware", $"no typical training utilisation of '{chip.Id}' is known", "give the budget with --flops"));
            return null;
        }

        var budget = ComputeBudget.On(chip);
        return time.TotalGpuHours > 0 ? budget.Of(time)
            : bill.TotalDollars > 0 && rent.TotalDollarsPerGpuHour > 0 ? budget.Of(bill, rent)
            : null;
    }

    private static TextGrid Grid(Flops budget, CatalogSet catalogs)
    {
        var grid = new TextGrid("law", "FLOPs", "parameters", "tokens", "tokens/parameter", "loss (nats)", "outside the fitted range");
        foreach (LossLaw law in catalogs.ScalingLaws.Ids.Select(id => catalogs.ScalingLaws[id]))
        {
            OptimumEstimate optimum = law.Optimum(budget);
            grid.Add(
                law.Id,
                budget.ToString(),
                optimum.Parameters.ToString(),
                optimum.Tokens.ToString(),
                Number(optimum.TokensPerParameter, "0.#"),
                Number(optimum.Loss.Nats, "0.0000"),
                string.Join("; ", optimum.Loss.Extrapolations.Select(flag => flag.ToString())));
        }

        foreach (AllocationLaw law in AllocationLawCatalog.Default.Ids.Select(id => AllocationLawCatalog.Default[id]))
        {
            Allocation allocation = law.Of(budget);
            grid.Add(
                law.Id,
                budget.ToString(),
                allocation.Parameters.ToString(),
                allocation.Tokens.ToString(),
                Number(allocation.Tokens.TotalTokens / allocation.Parameters.TotalParameters, "0.#"),
                "",
                allocation.Extrapolation?.ToString() ?? "");
        }

        return grid;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
