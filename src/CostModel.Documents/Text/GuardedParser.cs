using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CostModel.Documents.Text;

/// <summary>
/// A YAML event stream that refuses what a hostile or mistaken file can do to a reader: nesting that overflows the stack, anchors,
/// whose aliases multiply, and tags, which would ask for a type that nothing here reads.
/// </summary>
internal sealed class GuardedParser(IParser inner) : IParser
{
    internal const int DepthLimit = 64;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!Advance())
        {
            return false;
        }

        ParsingEvent current = inner.Current!;
        _depth += current.NestingIncrease;
        if (_depth > DepthLimit)
        {
            throw Refused(current, $"nested deeper than {DepthLimit} levels");
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refused(current, "anchors and aliases are not supported: write the value out");
        }

        return current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag }
            ? throw Refused(current, $"the tag '{tag.Value}' is not supported: write the value alone")
            : true;
    }

    private static RefusedYamlException Refused(ParsingEvent at, string reason) => new(at.Start, at.End, reason);

    /// <summary>On some broken texts the scanner fails in ways that are not a <see cref="YamlException"/>; the fault is still the text's.</summary>
    private bool Advance()
    {
        try
        {
            return inner.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            Mark reached = inner.Current?.End ?? Mark.Empty;
            throw new SyntaxErrorException(reached, reached, exception.Message);
        }
    }
}

/// <summary>Well-formed YAML that is refused all the same.</summary>
internal sealed class RefusedYamlException(Mark start, Mark end, string message) : YamlException(start, end, message);
