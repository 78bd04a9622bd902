using System.Collections.Immutable;
using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary>Which metrics a command shows.</summary>
internal sealed class MetricsOption
{
    private readonly string[] _usual;

    internal MetricsOption(params string[] usual)
    {
        _usual = usual;
        Option = new Option<string>("--metrics", "-m")
        {
            Description = $"The metrics to show (costmodel list metrics); {string.Join(",", usual)} if not given.",
            HelpName = "a,b",
        };
    }

    internal Option<string> Option { get; }

    internal ImmutableArray<string> Of(ParseResult parsed)
        => parsed.GetValue(Option) is { } text ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [.. _usual];
}
