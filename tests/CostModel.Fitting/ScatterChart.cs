using System.Globalization;
using System.Text;

namespace CostModel.Fitting;

/// <summary>A point of a chart of measured against predicted.</summary>
internal sealed record ScatterPoint(double Measured, double Predicted, string Kind);

/// <summary>A chart of measured against predicted on logarithmic axes, as SVG.</summary>
internal static class ScatterChart
{
    private const double Size = 520;
    private const double Margin = 60;

    private static readonly string[] s_colours = ["#1f77b4", "#d62728", "#9467bd", "#2ca02c", "#ff7f0e", "#7f7f7f"];

    internal static string Svg(IReadOnlyList<ScatterPoint> points, string[] kinds)
    {
        double low = Math.Floor(Math.Log10(points.Min(point => Math.Min(point.Measured, point.Predicted))));
        double high = Math.Ceiling(Math.Log10(points.Max(point => Math.Max(point.Measured, point.Predicted))));
        double At(double value) => Margin + ((Math.Log10(value) - low) / (high - low) * Size);
        double Up(double value) => Size + (2 * Margin) - At(value);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Size + (2 * Margin)} {Size + (2 * Margin)}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (double power = low; power <= high; power++)
        {
            double x = At(Math.Pow(10, power));
            double y = Up(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.0} {Margin}V{Size + Margin}M{Margin} {y:0.0}H{Size + Margin}\" stroke=\"#ddd\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.0}\" y=\"{Size + Margin + 18}\" text-anchor=\"middle\">{Math.Pow(10, power):#,0}</text><text x=\"{Margin - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, power):#,0}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Margin} {Size + Margin}L{Size + Margin} {Margin}\" stroke=\"#333\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + (Size / 2)}\" y=\"{Size + (2 * Margin) - 12}\" text-anchor=\"middle\">measured, tokens/s per chip</text><text x=\"16\" y=\"{Margin + (Size / 2)}\" text-anchor=\"middle\" transform=\"rotate(-90 16 {Margin + (Size / 2)})\">predicted without having seen the configuration</text>\n");
        foreach (ScatterPoint point in points)
        {
            string colour = s_colours[Array.IndexOf(kinds, point.Kind)];
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{At(point.Measured):0.0}\" cy=\"{Up(point.Predicted):0.0}\" r=\"2.5\" fill=\"{colour}\" fill-opacity=\"0.6\"/>\n");
        }

        for (int i = 0; i < kinds.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Margin + 14}\" cy=\"{Margin + 14 + (18 * i)}\" r=\"4\" fill=\"{s_colours[i]}\"/><text x=\"{Margin + 24}\" y=\"{Margin + 18 + (18 * i)}\">{kinds[i]}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
