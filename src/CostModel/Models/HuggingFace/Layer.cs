namespace CostModel.Models.HuggingFace;

/// <summary>One layer, before equal ones are put together.</summary>
internal readonly record struct Layer(SequenceMixer? Mixer, FeedForward? FeedForward);
