namespace CostModel.Testing;

/// <summary>Files of this repository that tests read: samples, documents, sources and approved texts.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    internal static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>All files of one ending below a folder, as paths from the root with forward slashes.</summary>
    internal static IEnumerable<string> FilesBelow(string folder, string ending)
        => Directory.EnumerateFiles(PathOf(folder), "*" + ending, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);

    private static string Find(string from)
    {
        DirectoryInfo? at = new(from);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CostModel.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException($"no CostModel.sln at or above {from}");
    }
}
