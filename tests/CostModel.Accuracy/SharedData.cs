namespace CostModel.Accuracy;

/// <summary>The measurements outside the repository, which tests use where they are there.</summary>
internal static class SharedData
{
    /// <summary>The folder <c>shared/data</c> of a folder above, or null.</summary>
    internal static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
