using System.Globalization;
using CostModel.Scaling.Fitting;

namespace CostModel.Tests.Scaling;

/// <summary>The 245 runs that Besiroglu et al. 2024 (arXiv 2404.10102) read from figure 4 of Hoffmann et al. 2022.</summary>
internal static class ChinchillaPoints
{
    internal static LossPoint[] All { get; } =
    [
        .. File.ReadLines(SamplePath()).Skip(2).Select(line => line.Split(',')).Select(cells => new LossPoint(
            ParameterCount.FromParameters(Number(cells[0])), Tokens.FromTokens(Number(cells[1])), Number(cells[2]))),
    ];

    /// <summary>Without the five of the highest loss, as both papers' refits leave them out.</summary>
    internal static LossPoint[] Kept { get; } = [.. All.OrderByDescending(point => point.Loss).Skip(5)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string SamplePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CostModel.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "samples", "scaling", "chinchilla-figure-4.csv");
    }
}
