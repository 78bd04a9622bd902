using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel loss</c>: what the laws say of a model of so many parameters on so many tokens.</summary>
internal static class LossCommand
{
    internal static Command Create()
    {
        var parameters = new QuantityOption<ParameterCount>("--parameters", "The size of the model, as 8B; of a mixture, what a token passes through.");
        var tokens = new QuantityOption<Tokens>("--tokens", "The tokens that it is trained on, as '15T tokens'.");
        var unique = new QuantityOption<Tokens>("--unique-tokens", "How many of them are distinct, where text is read more than once.");
        var bits = new Option<double?>("--bits") { Description = "Bits that the weights are rounded to after training.", HelpName = "bits" };
        var experts = new Option<int?>("--experts") { Description = "Experts that tokens are routed among.", HelpName = "n" };
        var granularity = new Option<double?>("--granularity") { Description = "How many times finer than a dense layer each expert is, with a 64-fold expansion.", HelpName = "n" };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("loss", "The loss of a model by every scaling law, its distance from the compute-optimal one, and its MMLU as a band.")
        {
            parameters.Option, tokens.Option, unique.Option, bits, experts, granularity,
        };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            var question = new LossQuestion(
                parameters.Of(parsed, faults), tokens.Of(parsed, faults), unique.Find(parsed, faults),
                parsed.GetValue(bits), parsed.GetValue(experts), parsed.GetValue(granularity));
            if (!faults.Any)
            {
                Above(question.Parameters.TotalParameters, 0, "--parameters", faults);
                Above(question.Tokens.TotalTokens, 0, "--tokens", faults);
                Above(question.Unique?.TotalTokens ?? 1, 0, "--unique-tokens", faults);
                Above(question.Bits ?? 1, 0, "--bits", faults);
                Above(question.Experts ?? 1, 0, "--experts", faults);
                Above(question.Granularity ?? 1, 0, "--granularity", faults);
            }

            return faults.Any
                ? ScenarioAnswer.Refuse(parsed, faults)
                : output.Write(parsed, LossView.Of(question, catalogs).Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static void Above(double value, double low, string option, FaultCollector faults)
    {
        if (!(value > low))
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, option, FormattableString.Invariant($"must be above {low}, not {value}")));
        }
    }
}
