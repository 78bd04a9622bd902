using System.Globalization;
using System.Text;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Rendering;

/// <summary>An explanation as plain text: each formula in names and in numbers, then the inputs with their sources.</summary>
internal static class ExplanationView
{
    internal static string Render(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (ExplanationStep step in explanation.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{step.Metric.Path} = {MetricText.Format(step.Metric, step.Value)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {step.Metric.Meaning}\n");
            text.Append(CultureInfo.InvariantCulture, $"  = {step.Formula}\n");
            if (step.WithNumbers != step.Formula)
            {
                text.Append(CultureInfo.InvariantCulture, $"  = {step.WithNumbers}\n");
            }

            if (step.Metric.Law.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  law: {step.Metric.Law}\n");
            }

            text.Append('\n');
        }

        text.Append("inputs\n");
        int widest = explanation.Inputs.Select(input => input.Path.Length).DefaultIfEmpty().Max();
        int widestNumber = explanation.Inputs.Select(input => input.Text.Length).DefaultIfEmpty().Max();
        foreach (ExplanationInput input in explanation.Inputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {input.Path.PadRight(widest)}  {input.Text.PadRight(widestNumber)}  {input.Origin}\n");
        }

        return text.ToString();
    }
}
