using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary>How many random draws, and which.</summary>
internal sealed class SampleOptions
{
    internal SampleOptions(long? usual)
    {
        Usual = usual ?? 0;
        Samples = new Option<long?>("--samples") { Description = usual is null ? "Takes random draws of the uncertain inputs as points." : $"How many random draws; {usual} if not given.", HelpName = "draws" };
        Samples.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(long.TryParse(token.Value, out long value) && value is >= 1 and <= 1_000_000_000))
            {
                result.AddError($"--samples '{token.Value}': expected a whole number from 1 to 1000000000");
            }
        });
    }

    internal long Usual { get; }

    internal Option<long?> Samples { get; }

    internal Option<ulong> Seed { get; } = new("--seed") { Description = "Another seed gives other draws.", HelpName = "number", DefaultValueFactory = _ => 1 };

    private Option<bool> NoModelError { get; } = new("--no-model-error")
    {
        Description = "Leaves out the errors of the operator-level models, which otherwise are drawn beside the inputs.",
    };

    /// <summary>Whether the errors of models are drawn.</summary>
    internal bool DrawsModelError(ParseResult parsed) => !parsed.GetValue(NoModelError);

    internal void AddTo(Command command)
    {
        command.Add(NoModelError);
        command.Add(Samples);
        command.Add(Seed);
    }
}
