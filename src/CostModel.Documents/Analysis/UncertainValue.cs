using CostModel.Analysis.Sampling;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>An input that a scenario file gives as a distribution.</summary>
/// <param name="Path">The input's path.</param>
/// <param name="Distribution">What is known about it.</param>
/// <param name="Position">Where it was written.</param>
internal sealed record UncertainValue(string Path, Distribution Distribution, SourcePosition Position);
