namespace CostModel.Validation;

/// <summary>The stable codes of everything that can be wrong with an input. Codes are never reused.</summary>
public static class FaultCodes
{
    /// <summary>The text is not well-formed YAML or JSON.</summary>
    public const string Syntax = "CM0101";

    /// <summary>A key that nothing reads.</summary>
    public const string UnknownKey = "CM0102";

    /// <summary>A value that cannot be read: a wrong unit, a wrong number.</summary>
    public const string BadValue = "CM0103";

    /// <summary>A value outside its allowed range.</summary>
    public const string OutOfRange = "CM0104";

    /// <summary>A value that is needed and not there.</summary>
    public const string Missing = "CM0105";

    /// <summary>A model, hardware, stack or other id that no catalog holds.</summary>
    public const string UnknownId = "CM0106";

    /// <summary>A mapping where a value was expected, or the other way round.</summary>
    public const string WrongShape = "CM0107";

    /// <summary>The same key twice.</summary>
    public const string DuplicateKey = "CM0108";

    /// <summary>A file that cannot be read: absent, a directory, too large, not text.</summary>
    public const string File = "CM0109";

    /// <summary>A document with a construct that is refused: an anchor, an alias, extreme nesting.</summary>
    public const string Refused = "CM0110";

    /// <summary>Two values that cannot both hold.</summary>
    public const string Conflict = "CM0111";

    /// <summary>A price that is needed and in no price book.</summary>
    public const string MissingPrice = "CM0201";

    /// <summary>A price that is older than the stated age.</summary>
    public const string OldPrice = "CM0202";

    /// <summary>A currency whose worth is not given.</summary>
    public const string UnknownCurrency = "CM0203";

    /// <summary>A parallel layout that the model, the batch or the cluster does not allow.</summary>
    public const string Layout = "CM0301";

    /// <summary>The model does not fit into the memory of the hardware.</summary>
    public const string DoesNotFit = "CM0401";

    /// <summary>An objective that cannot be met.</summary>
    public const string ObjectiveUnreachable = "CM0402";

    /// <summary>A command-line option, argument or metric that does not exist.</summary>
    public const string Usage = "CM0501";
}
