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
        Description = "Price of one accelerator-hour, as '2.10 USD/h'",
        HelpName = "USD/h",
    };

    private (Option<string> Flag, Func<ParseResult, OutputOptions, CompiledScenario?, FaultCollector, int> Answer)? _instead;

    internal FlagQuestion(Command command, string hardwarePath, bool answersWithoutMoney)
    {
        Command = command;
        HardwarePath = hardwarePath;
        AnswersWithoutMoney = answersWithoutMoney;
        _price.Description += answersWithoutMoney ? "; without it the answer has no money in it." : ".";
        command.Add(_price);
        command.SetAction(Answer);
    }

    private Command Command { get; }

    private string HardwarePath { get; }

    private bool AnswersWithoutMoney { get; }

    /// <summary>Adds a flag for an input.</summary>
    internal FlagQuestion With(string flag, string path, string description)
    {
        var option = new Option<string>(flag) { Description = description, HelpName = "value" };
        _flags.Add((option, path));
        Command.Add(option);
        return this;
    }

    /// <summary>Adds a flag that, where it is given, has the deployment asked about answer another question.</summary>
    internal FlagQuestion Instead(Option<string> flag, Func<ParseResult, OutputOptions, CompiledScenario?, FaultCollector, int> answer)
    {
        Command.Add(flag);
        _instead = (flag, answer);
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
        var document = ScenarioDocument.FromSettings(catalogs, settings);
        faults.AddRange(document.Faults.Select(InFlags));
        return _instead is { } other && parsed.GetResult(other.Flag) is not null
            ? other.Answer(parsed, _output, document.Plan, faults)
            : ScenarioAnswer.Print(parsed, _output, document, faults);
    }

    /// <summary>What is missing is asked for by its flag.</summary>
    private Fault InFlags(Fault fault) => fault.Code switch
    {
        FaultCodes.MissingPrice => fault with { Suggestion = "add --price '2.10 USD/h'" },
        FaultCodes.Missing when fault.Path.Length == 0 => fault with { Suggestion = $"costmodel {Command.Name} --help" },
        FaultCodes.Missing when _flags.Find(flag => flag.Path == fault.Path).Option is { } option => fault with { Suggestion = $"add {option.Name}" },
        _ => fault,
    };

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
        else if (AnswersWithoutMoney)
        {
            yield return new ScenarioSetting("quantitiesOnly", "true", "no --price");
        }
    }
}
