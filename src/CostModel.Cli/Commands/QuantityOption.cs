using System.CommandLine;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>An option that holds a quantity with its unit. It is read after parsing, so that its faults come with all others.</summary>
/// <typeparam name="T">The quantity.</typeparam>
internal sealed class QuantityOption<T>
    where T : struct, IParsable<T>
{
    private readonly T? _otherwise;

    internal QuantityOption(string name, string description, T? otherwise = null)
    {
        _otherwise = otherwise;
        Option = new Option<string>(name)
        {
            Description = otherwise is { } value ? $"{description} [default: {value}]" : description,
            HelpName = "value",
        };
    }

    internal Option<string> Option { get; }

    /// <summary>The quantity; the default where the option is not given; null where there is none or it cannot be read.</summary>
    internal T? Find(ParseResult parsed, FaultCollector faults)
    {
        if (parsed.GetValue(Option) is not { } text)
        {
            return _otherwise;
        }

        try
        {
            return T.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (FormatException exception)
        {
            faults.Add(new Fault(FaultCodes.BadValue, Option.Name, exception.Message));
            return null;
        }
    }

    /// <summary>The quantity of an option that has a default, or that must be given.</summary>
    internal T Of(ParseResult parsed, FaultCollector faults)
    {
        int before = faults.Count;
        T? found = Find(parsed, faults);
        if (found is null && faults.Count == before)
        {
            faults.Add(new Fault(FaultCodes.Missing, Option.Name, $"{Option.Name} is missing"));
        }

        return found ?? default;
    }
}
