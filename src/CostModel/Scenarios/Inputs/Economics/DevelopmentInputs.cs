using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>development</c>: what a model costs besides its final run.</summary>
internal static class DevelopmentInputs
{
    private static readonly Section<DevelopmentPlan> s_section = new("development", s => s.Development, (s, v) => s with { Development = v });

    internal static readonly InputDefinition LabellingHours = s_section.Of<Duration>(
        "labellingHours",
        "s",
        InputRange.NotNegative,
        "Hours of human labelling, such as preference ranking for RLHF, as 20000 h.",
        d => d.LabellingHours,
        (d, v) => d with { LabellingHours = v }).WithExample("20000 h");

    internal static readonly InputDefinition LabellingWage = s_section.Of<UsdPerHour>(
        "labellingWage", "USD/h", InputRange.NotNegative, "What an hour of labelling costs.", d => d.LabellingWage, (d, v) => d with { LabellingWage = v }).WithExample("30 USD/h");

    internal static readonly InputDefinition StepLabels = s_section.Number(
        "stepLabels",
        "label",
        InputRange.NotNegative,
        "Labels of single reasoning steps, for process supervision.",
        d => d.StepLabels,
        (d, v) => d with { StepLabels = v }).WithExample("800K");

    internal static readonly InputDefinition StepLabelPrice = s_section.Of<Usd>(
        "stepLabelPrice", "USD/label", InputRange.NotNegative, "What one step label costs.", d => d.StepLabelPrice, (d, v) => d with { StepLabelPrice = v }).WithExample("0.25 USD");

    internal static readonly InputDefinition SyntheticTokens = s_section.Of<Tokens>(
        "syntheticTokens",
        "token",
        InputRange.NotNegative,
        "Tokens of training data that a model generates.",
        d => d.SyntheticTokens,
        (d, v) => d with { SyntheticTokens = v }).WithExample("10B tokens");

    internal static readonly InputDefinition SyntheticPrice = s_section.Of<UsdPerMillionTokens>(
        "syntheticPrice",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What a million synthetic tokens cost to generate.",
        d => d.SyntheticPrice,
        (d, v) => d with { SyntheticPrice = v }).WithExample("2 USD/Mtok");

    internal static readonly InputDefinition Evaluation = s_section.Of<Usd>(
        "evaluation", "USD", InputRange.NotNegative, "Evaluation and red-teaming.", d => d.Evaluation, (d, v) => d with { Evaluation = v }).WithExample("250K USD");

    internal static readonly InputDefinition Experiments = s_section.Of<Ratio>(
        "experiments",
        "",
        InputRange.NotNegative,
        "Compute of experiments over that of the final run, as 120%.",
        d => d.Experiments,
        (d, v) => d with { Experiments = v }).WithExample("120%");

    internal static readonly InputDefinition FailedRuns = s_section.Of<Ratio>(
        "failedRuns",
        "",
        InputRange.NotNegative,
        "Compute of failed and repeated runs over that of the final run.",
        d => d.FailedRuns,
        (d, v) => d with { FailedRuns = v }).WithExample("15%");

    internal static readonly InputDefinition Staff = s_section.Number(
        "staff", "person", InputRange.NotNegative, "People, in full-time equivalents.", d => d.Staff, (d, v) => d with { Staff = v }).WithExample("40");

    internal static readonly InputDefinition Salary = s_section.Of<UsdPerMonth>(
        "salary",
        "USD/person/month",
        InputRange.NotNegative,
        "What one person costs, as 400000 USD/year.",
        d => d.Salary,
        (d, v) => d with { Salary = v }).WithExample("400K USD/year");

    internal static readonly InputDefinition StaffTime = s_section.Of<Years>(
        "staffTime", "year", InputRange.NotNegative, "How long they work on it; a year where not given.", d => d.StaffTime, (d, v) => d with { StaffTime = v }).WithExample("6 months");

    internal static readonly InputDefinition DataLicences = s_section.Of<Usd>(
        "dataLicences", "USD", InputRange.NotNegative, "Licences of training data.", d => d.DataLicences, (d, v) => d with { DataLicences = v }).WithExample("2M USD");

    internal static readonly NamedSection Costs = MoneyLines.Section(
        "development.costs",
        "a development cost",
        s => s.Development?.Costs,
        (s, name, v) => s with { Development = (s.Development ?? new()) with { Costs = (s.Development ?? new()).Costs.SetItem(name, v) } });

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        LabellingHours, LabellingWage, StepLabels, StepLabelPrice, SyntheticTokens, SyntheticPrice, Evaluation, Experiments, FailedRuns,
        Staff, Salary, StaffTime, DataLicences,
    ];
}
