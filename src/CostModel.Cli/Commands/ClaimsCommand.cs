using System.CommandLine;
using CostModel.Analysis.Claims;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel claims</c>: the claims that this project started from, each computed again. Exits 0 whatever the verdict.</summary>
internal static class ClaimsCommand
{
    internal static Command Create()
    {
        var ids = new Argument<string[]>("ids")
        {
            Description = "Only these claims, figure by figure, as C01 C33; all where none is given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("claims", "Computes published claims from their inputs and says which hold, which are off, and by what slip.") { ids };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            string[] asked = parsed.GetValue(ids) ?? [];
            Claim[] claims = asked.Length == 0 ? [.. ClaimCatalog.All] : [.. asked.Select(id => Find(id, faults)).OfType<Claim>()];
            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            ClaimResult[] results = [.. claims.Select(ClaimCheck.Of)];
            string format = parsed.GetRequiredValue(output.Format);
            var style = TerminalStyle.For(parsed, output);
            return output.Write(parsed, format switch
            {
                "json" => ClaimJson.Write(results),
                "table" when asked.Length > 0 => ClaimView.Details(results, style),
                _ => ClaimView.Render(results, format, style),
            });
        });
        return command;
    }

    private static Claim? Find(string id, FaultCollector faults)
    {
        if (ClaimCatalog.All.FirstOrDefault(claim => claim.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        faults.Add(new Fault(
            FaultCodes.Usage, "", $"there is no claim '{id}'", $"claims run from {ClaimCatalog.All[0].Id} to {ClaimCatalog.All[^1].Id}: costmodel claims"));
        return null;
    }
}
