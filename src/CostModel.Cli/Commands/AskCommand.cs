using System.CommandLine;
using System.Text;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>
/// <c>costmodel ask SECTION</c>: a question that one section of a scenario answers, each of its inputs a flag. The flags are the inputs
/// themselves, so that no second list of names can differ.
/// </summary>
internal static class AskCommand
{
    private static readonly (string Name, string Description, string[] Sections)[] s_questions =
    [
        ("capital", "Training cost by three methods: amortised hardware and energy, acquisition, rent.", ["capital", "training", "energy"]),
        ("development", "What a model costs besides its final run.", ["development", "training"]),
        ("ownership", "Cost of owning hardware, and buying against renting.", ["ownership", "energy"]),
        ("breakEven", "Self-hosting against an API, in tokens a month.", ["breakEven"]),
        ("bill", "What a provider bills for tokens, by class, tier and context band.", ["bill"]),
        ("caching", "From how many uses a cached prompt pays.", ["caching"]),
        ("tokenCost", "What a token costs from the price and speed of hardware.", ["tokenCost"]),
        ("capacity", "What hardware carries, or what a demand or a site needs.", ["capacity", "energy"]),
        ("energy", "Energy and carbon of accelerator-hours and of a query.", ["energy"]),
        ("autoscaling", "A machine that is paid for only while it is up.", ["autoscaling"]),
        ("statement", "Margin and markup of revenue and costs that are known.", ["statement"]),
        ("customers", "What a customer is worth and costs to win.", ["customers"]),
        ("comparison", "How much one figure saves against another.", ["comparison"]),
        ("usage", "Margin by how much users use.", ["usage"]),
    ];

    internal static Command Create()
    {
        var command = new Command("ask", "Answers one question from flags alone; each flag is an input of a scenario's section.");
        foreach ((string name, string description, string[] sections) in s_questions)
        {
            command.Add(Question(name, description, sections));
        }

        return command;
    }

    private static Command Question(string name, string description, string[] sections)
    {
        var command = new Command(Flag(name)[2..], description);
        var flags = new List<(Option<string> Option, string Path)>();
        foreach ((string path, string meaning) in InputsOf(sections))
        {
            string bare = Flag(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            string flag = flags.Exists(known => known.Option.Name == bare) ? Flag(path) : bare;
            flags.Add((new Option<string>(flag) { Description = meaning, HelpName = "value" }, path));
            command.Add(flags[^1].Option);
        }

        var calendar = new Option<string>("--calendar") { Description = "How many hours a month and a year have.", HelpName = "name" };
        flags.Add((calendar, "calendar"));
        command.Add(calendar);
        Option<string[]>? costs = Costs(name);
        if (costs is not null)
        {
            command.Add(costs);
        }

        var options = new ScenarioOptions();
        var output = new OutputOptions(ScenarioAnswer.Formats);
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            var settings = new List<ScenarioSetting>();
            foreach ((Option<string> option, string path) in flags)
            {
                if (parsed.GetValue(option) is { } value)
                {
                    settings.Add(new ScenarioSetting(path, value, $"{option.Name} {value}"));
                }
            }

            foreach (string line in costs is null ? [] : parsed.GetValue(costs) ?? [])
            {
                int equals = line.IndexOf('=', StringComparison.Ordinal);
                if (equals < 1)
                {
                    faults.Add(new Fault(FaultCodes.Usage, "", $"--cost-line {line}: expected name=amount, e.g. --cost-line 'support=10 USD'"));
                    continue;
                }

                settings.Add(new ScenarioSetting(InputPath.Join($"{name}.costs", line[..equals].Trim()), line[(equals + 1)..].Trim(), $"--cost-line {line}"));
            }

            settings.AddRange(options.Settings(parsed, faults));
            var document = ScenarioDocument.FromSettings(catalogs, settings);
            faults.AddRange(document.Faults.Select(fault => fault.Code == FaultCodes.Missing && fault.Path.Length == 0
                ? fault with { Message = "nothing is asked: no flag is given", Suggestion = $"costmodel ask {name} --help" }
                : fault));
            return ScenarioAnswer.Print(parsed, output, document, faults);
        });
        return command;
    }

    /// <summary>The inputs of some sections, numbers and names.</summary>
    private static IEnumerable<(string Path, string Meaning)> InputsOf(string[] sections)
        => sections.SelectMany(section =>
        {
            string prefix = section + ".";
            return ScenarioInputs.Numbers.Where(input => input.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(input => (input.Path, input.Meaning))
                .Concat(ScenarioInputs.Texts.Where(input => input.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(input => (input.Path, input.Meaning)));
        });

    private static Option<string[]>? Costs(string section)
        => ScenarioInputs.ExpectedIn($"{section}.costs") is { } expected
            ? new Option<string[]>("--cost-line")
            {
                Description = $"A named line, as 'name=amount': {expected}; may be given several times.",
                HelpName = "name=amount",
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            }
            : null;

    /// <summary>A path such as <c>query.outputTokens</c> as a flag: <c>--query-output-tokens</c>.</summary>
    private static string Flag(string path)
    {
        var flag = new StringBuilder("--");
        foreach (char c in path)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                flag.Append('-');
            }

            flag.Append(c == '.' ? '-' : char.ToLowerInvariant(c));
        }

        return flag.ToString();
    }
}
