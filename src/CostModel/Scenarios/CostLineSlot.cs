using CostModel.Economics;
using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>A cost line of a scenario and the slot that holds its amount.</summary>
internal readonly record struct CostLineSlot(InputDefinition Input, CostBasis Basis);
