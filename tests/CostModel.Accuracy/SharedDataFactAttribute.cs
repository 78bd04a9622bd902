namespace CostModel.Accuracy;

/// <summary>A test over <c>shared/data</c>; skipped where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Folder is null ? "there is no shared/data" : null;
}
