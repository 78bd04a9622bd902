namespace CostModel.Documents.Results;

/// <summary>What the sections of a result are called in headings.</summary>
public static class SectionNames
{
    /// <summary>The heading of a section such as <c>training</c>.</summary>
    public static string Of(string section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section switch
        {
            "margin" => "Margin, per month",
            "rental" => "Rent of the training run, by commitment",
            "capital" => "Training cost by three methods",
            "development" => "Development, the final run and everything besides",
            "breakEven" => "Self-hosting against an API",
            "bill" => "API bill",
            "caching" => "Prompt caching",
            "tokenCost" => "Cost of a token",
            "image" => "An image of a diffusion model",
            "retrieval" => "Vector search",
            "energy" => "Energy and carbon",
            "cloud" => "Cloud terms, per month",
            "accounting" => "Accounting, per month",
            "usage" => "Users by use, per month",
            "" => "",
            _ => char.ToUpperInvariant(section[0]) + section[1..],
        };
    }
}
