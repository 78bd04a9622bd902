using System.CommandLine;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>A question asked in flags: each flag is one input of a scenario.</summary>
internal sealed class FlagQuestion
{
    private readonly List<(Option<string> Option, string Path)> _flags = [];
    private readonly ScenarioOptions _options = new();
    private readonly OutputOptions _output = new(ScenarioAnswer.Formats);
    private readonly Option<string> _price = new("--price")
    {
        Description = "Price of one accelerator-hour, as '2.10 USD/h'; without it the answer has no money in it.",
        HelpName = "USD/h",
    };

    internal FlagQuestion(Command command, string hardwarePath)
    {
        Command = command;
        HardwarePath = hardwarePath;
        command.Add(_price);
        command.SetAction(Answer);
    }

    private Command Command { get; }

    private string HardwarePath { get; }

    /// <summary>Adds a flag for an input.</summary>
    internal FlagQuestion With(string flag, string path, string description)
    {
        var option = new Option<string>(flag) { Description = description, HelpName = "value" };
        _flags.Add((option, path));
        Command.Add(option);
        return this;
    }

    /// <summary>Adds the options that all questions share; they come last in the help.</summary>
    internal Command Build()
    {
        _options.AddTo(Command);
        _output.AddTo(Command);
        return Command;
    }

    private int Answer(ParseResult parsed)
    {
        var faults = new FaultCollector();
        CatalogSet catalogs = _options.Catalogs(parsed, faults);
        List<ScenarioSetting> settings = [.. Settings(parsed), .. _options.Settings(parsed, faults)];
        return ScenarioAnswer.Print(parsed, _output, ScenarioDocument.FromSettings(catalogs, settings), faults);
    }

    private IEnumerable<ScenarioSetting> Settings(ParseResult parsed)
    {
        string? hardware = null;
        foreach ((Option<string> option, string path) in _flags)
        {
            if (parsed.GetValue(option) is { } value)
            {
                hardware = path == HardwarePath ? value : hardware;
                yield return new ScenarioSetting(path, value, $"{option.Name} {value}");
            }
        }

        if (parsed.GetValue(_price) is { } price)
        {
            string path = hardware is null ? HardwarePath.Split('.')[0] + ".price" : $"prices.{hardware}";
            yield return new ScenarioSetting(path, price, $"--price {price}");
        }
        else
        {
            yield return new ScenarioSetting("quantitiesOnly", "true", "no --price");
        }
    }
}
