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
            "" => "",
            _ => char.ToUpperInvariant(section[0]) + section[1..],
        };
    }
}
