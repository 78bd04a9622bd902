using System.Text;

namespace CostModel.Testing;

/// <summary>Compares a text with the file that somebody approved, and says line by line what changed.</summary>
internal static class ApprovedText
{
    /// <summary>Fails where the text differs; with the environment variable set to 1 it rewrites the file instead.</summary>
    internal static void Compare(string actual, string relativePath, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(relativePath))!);
            File.WriteAllText(Repository.PathOf(relativePath), actual);
            return;
        }

        string approved = File.Exists(Repository.PathOf(relativePath)) ? Repository.Read(relativePath) : "";
        if (approved != actual)
        {
            Assert.Fail($"{relativePath} is not what the code gives now. If the change is meant, run the tests with {variable}=1 and commit the file.\n"
                + Difference(approved, actual));
        }
    }

    /// <summary>The lines that went (-) and came (+), each block under the line before it.</summary>
    internal static string Difference(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        int[,] common = CommonLengths(old, now);
        var text = new StringBuilder();
        bool isInBlock = false;
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                isInBlock = false;
                i++;
                j++;
                continue;
            }

            if (!isInBlock)
            {
                text.Append("  ").Append(i > 0 ? old[i - 1] : "(top)").Append('\n');
                isInBlock = true;
            }

            bool isGone = j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]);
            text.Append(isGone ? "- " : "+ ").Append(isGone ? old[i++] : now[j++]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How many lines the rests of both texts share, by the places where the rests begin.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        int[,] lengths = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
