using CostModel.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CostModel.Documents.Text;

/// <summary>
/// A YAML event stream that refuses what a hostile or mistaken file can do to a reader: nesting that overflows the stack, and anchors,
/// whose aliases multiply.
/// </summary>
internal sealed class GuardedParser(IParser inner) : IParser
{
    internal const int DepthLimit = 64;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
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

        return true;
    }

    private static RefusedYamlException Refused(ParsingEvent at, string reason) => new(at.Start, at.End, reason);
}

/// <summary>Well-formed YAML that is refused all the same.</summary>
internal sealed class RefusedYamlException(Mark start, Mark end, string message) : YamlException(start, end, message);
