using Markdig;
using Markdig.Syntax;

namespace CostModel.Cli.Tests.Docs;

/// <summary>A fenced block of a document.</summary>
/// <param name="File">The document, from the root.</param>
/// <param name="Number">Its number in the document, from 1.</param>
/// <param name="Line">The line of its opening fence, from 0.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">Its lines, each ending in a newline.</param>
internal sealed record Snippet(string File, int Number, int Line, string Language, string Text)
{
    internal static string[] Files { get; } = ["README.md", .. Repository.FilesBelow("docs", ".md")];

    public override string ToString() => FormattableString.Invariant($"{File}, block {Number}");

    internal static IEnumerable<Snippet> In(string file)
        => Markdown.Parse(Repository.Read(file)).Descendants<FencedCodeBlock>()
            .Select((block, i) => new Snippet(file, i + 1, block.Line, block.Info ?? "", TextOf(block)));

    internal static IEnumerable<Snippet> All(string language) => Files.SelectMany(In).Where(snippet => snippet.Language == language);

    /// <summary>The snippet that a test names by its file and number.</summary>
    internal static Snippet At(string place) => Files.SelectMany(In).Single(snippet => snippet.ToString() == place);

    /// <summary>The block that follows this one in its document, where there is one.</summary>
    internal Snippet? Next => In(File).FirstOrDefault(snippet => snippet.Number == Number + 1);

    private static string TextOf(FencedCodeBlock block)
        => string.Concat((block.Lines.Lines ?? []).Take(block.Lines.Count).Select(line => line + "\n"));

    /// <summary>Fails where the text differs; with APPROVE_DOCS=1 it rewrites the block instead.</summary>
    internal void Compare(string actual)
    {
        if (Environment.GetEnvironmentVariable("APPROVE_DOCS") == "1")
        {
            List<string> lines = [.. Repository.Read(File).Split('\n')];
            lines.RemoveRange(Line + 1, Text.Count(c => c == '\n'));
            lines.InsertRange(Line + 1, actual.TrimEnd('\n').Split('\n'));
            System.IO.File.WriteAllText(Repository.PathOf(File), string.Join('\n', lines));
        }
        else if (actual.TrimEnd('\n') != Text.TrimEnd('\n'))
        {
            Assert.Fail($"{File}:{Line + 1} is not what the code prints now. If the change is meant, run the tests with APPROVE_DOCS=1 and commit the file.\n"
                + ApprovedText.Difference(Text, actual));
        }
    }
}
