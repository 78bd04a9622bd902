using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CostModel.Analysis.Sweeps;
using CostModel.Documents.Analysis;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>The options that say what varies, and which part of it this process does.</summary>
internal sealed class SweepOptions
{
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "Values of an input, as training.chips=256..4096x2, training.tokens=1T..15T/15 or serving.precision=fp8,bf16; may be given several times.",
        HelpName = "path=values",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _zip = new("--zip")
    {
        Description = "Inputs that advance together instead of in all combinations.",
        HelpName = "path,path",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<long> _limit = new("--limit")
    {
        Description = "The most points that are allowed.",
        HelpName = "points",
        DefaultValueFactory = _ => GridPoints.DefaultLimit,
    };

    private readonly Option<string> _shard = new("--shard")
    {
        Description = "Does one part of the points: 0/8 is the first of eight; 'costmodel merge' joins the parts.",
        HelpName = "part/parts",
    };

    internal Option<bool> Resume { get; } = new("--resume")
    {
        Description = "Continues what a stopped run of the same sweep left beside --output.",
    };

    internal Option<int> Threads { get; } = new("--threads")
    {
        Description = "How many threads work; the result is the same for any number.",
        HelpName = "threads",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    internal void AddTo(Command command)
    {
        AddAxesTo(command);
        command.Add(_shard);
        command.Add(Resume);
        command.Add(Threads);
        Threads.Validators.Add(result => AtLeastOne(result, "--threads"));
    }

    /// <summary>The options that say what varies, for a command that does all of it itself.</summary>
    internal void AddAxesTo(Command command)
    {
        command.Add(_vary);
        command.Add(_zip);
        command.Add(_limit);
        _limit.Validators.Add(result => AtLeastOne(result, "--limit"));
    }

    internal SweepRequest Request(ParseResult parsed)
        => new(parsed.GetValue(_vary)?.ToImmutableArray() ?? [], parsed.GetValue(_zip)?.ToImmutableArray() ?? [], parsed.GetValue(_limit));

    internal Shard ShardOf(ParseResult parsed, FaultCollector faults)
    {
        if (parsed.GetValue(_shard) is not { } text)
        {
            return Shard.Whole;
        }

        if (!Shard.TryParse(text, out Shard shard, out string problem))
        {
            faults.Add(new Fault(FaultCodes.Usage, "", $"--shard {problem}"));
        }

        return shard;
    }

    private static void AtLeastOne(OptionResult result, string name)
    {
        if (result.Tokens is [var token] && !(long.TryParse(token.Value, out long value) && value >= 1))
        {
            result.AddError($"{name} '{token.Value}': expected a whole number from 1");
        }
    }
}
