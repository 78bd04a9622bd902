using System.Text;

namespace CostModel.Cli.Tests.Docs;

/// <summary>Runs the commands of a console block, as if typed at the root of the repository.</summary>
internal static class ConsoleSnippets
{
    private const string FromSource = "dotnet run --project src/CostModel.Cli -- ";
    private const string Installed = "costmodel ";

    /// <summary>The block as it would be with what the commands print now. Commands of other programs are left alone.</summary>
    internal static string Replay(Snippet block)
    {
        var text = new StringBuilder();
        bool isOurs = false;
        foreach (string line in block.Text.Split('\n')[..^1])
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                string[]? arguments = Arguments(line[2..]);
                isOurs = arguments is not null;
                text.Append(line).Append('\n').Append(isOurs ? Run(arguments!) : "");
            }
            else if (!isOurs)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    internal static bool HasOurCommand(Snippet block)
        => block.Text.Split('\n').Any(line => line.StartsWith("$ ", StringComparison.Ordinal) && Arguments(line[2..]) is not null);

    private static string Run(string[] arguments)
    {
        CliResult result = Cli.Run(arguments);
        return result.Output + result.Error;
    }

    private static string[]? Arguments(string command)
        => command.StartsWith(FromSource, StringComparison.Ordinal) ? Words(command[FromSource.Length..])
            : command.StartsWith(Installed, StringComparison.Ordinal) ? Words(command[Installed.Length..])
            : null;

    /// <summary>Words as a shell splits them: at blanks outside quotes.</summary>
    private static string[] Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        foreach (char c in command + " ")
        {
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
            }
            else if (quote == '\0' && c == ' ')
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }

        return [.. words.Where(found => found.Length > 0)];
    }
}
