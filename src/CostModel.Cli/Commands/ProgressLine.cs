using System.Diagnostics;
using System.Globalization;
using CostModel.Documents.Analysis;

namespace CostModel.Cli.Commands;

/// <summary>How far a long sweep is, on stderr: one line that renews itself at a terminal, a line now and then elsewhere. A short one says nothing.</summary>
internal sealed class ProgressLine(TextWriter error)
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(10);

    private readonly bool _isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _shown;

    internal void Show(SweepProgress progress)
    {
        bool isDue = _isTerminal || _shown == 0 || Stopwatch.GetElapsedTime(_shown) > s_between;
        if (Stopwatch.GetElapsedTime(_started) < s_quiet || !isDue)
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        string left = progress.Left.TotalDays < 1000 ? $"{progress.Left:d\\.hh\\:mm\\:ss} left" : "";
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Done:#,##0} of {progress.Total:#,##0} points ({100.0 * progress.Done / Math.Max(1, progress.Total):0.0}%), {progress.PerSecond:#,##0} points/s, {left}");
        error.Write(_isTerminal ? $"\r{text}   " : text + "\n");
        if (_isTerminal && progress.Done == progress.Total)
        {
            error.Write("\n");
        }
    }
}
