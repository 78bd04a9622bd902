namespace CostModel.Efficiency;

/// <summary>Text that another model reads and writes so that training needs less: 2 FLOPs per parameter of it and token.</summary>
/// <param name="Generator">Parameters of the model that reads and writes.</param>
/// <param name="ReadShare">Tokens that it reads, as a share of the training tokens before the technique.</param>
/// <param name="WrittenShare">Tokens that it writes, as a share of the training tokens before the technique.</param>
public sealed record GenerationEffect(ParameterCount Generator, double ReadShare, double WrittenShare)
{
    private const double ForwardFlops = 2;

    /// <summary>FLOPs of reading and writing for a run of so many tokens.</summary>
    public Flops For(Tokens trainingTokens)
        => Flops.FromFlops(ForwardFlops * Generator.TotalParameters * (ReadShare + WrittenShare) * trainingTokens.TotalTokens);
}
