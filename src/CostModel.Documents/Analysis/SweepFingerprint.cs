using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CostModel.Analysis.Sweeps;

namespace CostModel.Documents.Analysis;

/// <summary>
/// Tells sweeps apart by what they are asked and by what some of their points come to, so that a changed price, catalog or program shows as
/// well as a changed axis.
/// </summary>
internal static class SweepFingerprint
{
    private const int Evaluated = 16;

    internal static string Of(Sweep sweep, IEnumerable<string> identity)
    {
        var text = new StringBuilder(string.Join('\n', identity));
        text.Append(CultureInfo.InvariantCulture, $"\n{sweep.Points.Count}");
        foreach (string path in sweep.Points.Inputs.Select(input => input.Path).Concat(sweep.Metrics.Select(metric => metric.Path)))
        {
            text.Append('\n').Append(path);
        }

        SweepWorker worker = sweep.Worker();
        for (int i = 0; i < Evaluated; i++)
        {
            worker.Evaluate((long)((Int128)(sweep.Points.Count - 1) * i / (Evaluated - 1)), 1);
            if (worker.Count == 0)
            {
                continue;
            }

            SweepRow row = worker.Row(0);
            foreach (double value in row.Inputs.Concat(row.Metrics))
            {
                text.Append(CultureInfo.InvariantCulture, $" {value:R}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
