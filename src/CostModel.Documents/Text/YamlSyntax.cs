using CostModel.Validation;
using YamlDotNet.Core;

namespace CostModel.Documents.Text;

/// <summary>Says in plain words why a text is not well-formed YAML; the parser speaks of tokens and productions.</summary>
internal static class YamlSyntax
{
    private static readonly (string Parser, string Plain)[] s_reasons =
    [
        ("did not find expected node content", "a value is expected here"),
        ("did not find expected key", "a key is expected here: is the line indented like its neighbours, and is every quote closed?"),
        ("did not find expected '-' indicator", "the next item of the list is expected here: is the line indented like its neighbours?"),
        ("did not find expected ',' or ']'", "',' or ']' is expected here"),
        ("did not find expected ',' or '}'", "',' or '}' is expected here"),
        ("found invalid mapping", "a second ': ' in one value: quote the value"),
        (" tab ", "a tab cannot indent: use spaces"),
        ("found unexpected end of stream", "this quote is never closed"),
        ("found character that cannot start any token", "a value cannot begin with this character: quote the value"),
        ("found unknown escape character", "there is no such escape in a double-quoted text: use single quotes"),
        ("incompatible YAML document", "only YAML 1.1 and 1.2 are read"),
    ];

    internal static Fault Fault(YamlException exception, string yaml, string fileName)
    {
        string plain = PlainReason(exception.Message);
        SourcePosition position = Position(fileName, exception.Start);
        if (plain.StartsWith("a tab", StringComparison.Ordinal))
        {
            position = FirstTabIndent(yaml, fileName) ?? position;
        }

        return new Fault(FaultCodes.Syntax, "", $"this is not well-formed YAML: {plain}", null, position);
    }

    internal static SourcePosition Position(string fileName, Mark mark, int length = 1)
        => new(fileName, (int)mark.Line, (int)mark.Column, Math.Max(1, length));

    private static string PlainReason(string message)
    {
        foreach ((string parser, string plain) in s_reasons)
        {
            if (message.Contains(parser, StringComparison.Ordinal))
            {
                return plain;
            }
        }

        return "it cannot be read from here on";
    }

    /// <summary>The parser reports the mapping around an indenting tab; the tab itself is what a user looks for.</summary>
    private static SourcePosition? FirstTabIndent(string yaml, string fileName)
    {
        string[] lines = yaml.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            int tab = lines[i].TakeWhile(c => c == ' ').Count();
            if (tab < lines[i].Length && lines[i][tab] == '\t')
            {
                return new SourcePosition(fileName, i + 1, tab + 1);
            }
        }

        return null;
    }
}
