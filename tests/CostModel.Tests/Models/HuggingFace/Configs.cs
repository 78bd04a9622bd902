using CostModel.Catalogs;
using CostModel.Models;
using CostModel.Models.HuggingFace;
using CostModel.Validation;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>Reads configurations for tests.</summary>
internal static class Configs
{
    /// <summary>A published config.json from the folder Models/Configs.</summary>
    internal static Model Published(string file)
    {
        using Stream stream = typeof(Configs).Assembly.GetManifestResourceStream($"configs/{file}.json")!;
        using var reader = new StreamReader(stream);
        return Accepted(reader.ReadToEnd());
    }

    /// <summary>A model that must read without faults.</summary>
    internal static Model Accepted(string json)
    {
        var faults = new FaultCollector();
        Model? model = HuggingFaceConfig.Read(JsonDataReader.Read(json, "config.json", faults)!, "model", faults);
        faults.ToImmutable().Should().BeEmpty();
        return model!;
    }

    /// <summary>The faults of a configuration that must not read.</summary>
    internal static IReadOnlyList<Fault> Refused(string json)
    {
        var faults = new FaultCollector();
        HuggingFaceConfig.Read(JsonDataReader.Read(json, "config.json", faults)!, "model", faults).Should().BeNull();
        return faults.ToImmutable();
    }
}
