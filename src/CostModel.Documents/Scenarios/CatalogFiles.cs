using CostModel.Catalogs;
using CostModel.Documents.Text;
using CostModel.Economics.Api;
using CostModel.Economics.Prices;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Models.HuggingFace;
using CostModel.Scaling;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>A user's own catalog records, from files: a whole folder, or one file named by a scenario or lying beside it.</summary>
public static class CatalogFiles
{
    /// <summary>The catalogs with every YAML and JSON record of a folder in front.</summary>
    /// <param name="catalogs">The catalogs to stand in front of.</param>
    /// <param name="folder">The folder; files in folders below it are not read.</param>
    /// <param name="faults">Receives everything that is wrong with its files.</param>
    public static CatalogSet WithFolder(CatalogSet catalogs, string folder, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(faults);
        if (!Directory.Exists(folder))
        {
            faults.Add(new Fault(FaultCodes.File, "", $"there is no folder '{folder}' of catalog files"));
            return catalogs;
        }

        foreach (string path in Directory.EnumerateFiles(folder).Where(DataFile.IsData).Order(StringComparer.Ordinal))
        {
            catalogs = With(catalogs, path, faults, out _);
        }

        return catalogs;
    }

    /// <summary>The catalogs with the record of one file in front; what the record is, its keys say.</summary>
    internal static CatalogSet With(CatalogSet catalogs, string path, FaultCollector faults, out string? id)
    {
        id = null;
        if (DataFile.Read(path, faults) is not { } node)
        {
            return catalogs;
        }

        if (node is DataMapping mapping && mapping.Find("peaks") is not null)
        {
            HardwareProfile? hardware = HardwareCatalog.Read(node, faults);
            id = hardware?.Id;
            return hardware is null ? catalogs : catalogs with { Hardware = catalogs.Hardware.With(hardware) };
        }

        if (LiteLlmPrices.Recognises(node))
        {
            LiteLlmImport import = LiteLlmPrices.Read(node, "", faults);
            CatalogSet imported = catalogs with { UnmappedPrices = [.. catalogs.UnmappedPrices, .. import.Unmapped] };
            return import.Models.Aggregate(imported, (set, api) => set with { ApiModels = set.ApiModels.With(api) });
        }

        if (node is DataMapping prices && prices.Find("quotes") is not null)
        {
            return PriceBook.Read(node, faults) is { } list ? catalogs with { Prices = catalogs.Prices.With(list) } : catalogs;
        }

        if (node is DataMapping rates && rates.Find("rates") is not null)
        {
            return ApiPriceBook.Read(node, faults) is { } api ? catalogs with { ApiModels = catalogs.ApiModels.With(api) } : catalogs;
        }

        if (node is DataMapping technical && technical.Find("regime") is not null)
        {
            Technique? technique = TechniqueCatalog.Read(node, faults);
            id = technique?.Id;
            return technique is null ? catalogs : catalogs with { Techniques = catalogs.Techniques.With(technique) };
        }

        if (node is DataMapping staged && staged.Find("stages") is not null)
        {
            PostTrainingPipeline? pipeline = PostTrainingPipeline.Read(node, faults);
            id = pipeline?.Id;
            return pipeline is null ? catalogs : catalogs with { Pipelines = catalogs.Pipelines.With(pipeline) };
        }

        if (node is DataMapping extending && extending.Find("extends") is not null)
        {
            TrainingStack? stack = TrainingStackCatalog.Read(node, catalogs.Stacks, faults);
            id = stack?.Id;
            return stack is null ? catalogs : catalogs with { Stacks = catalogs.Stacks.With(stack) };
        }

        if (node is DataMapping lawful && lawful.Find("alpha") is not null)
        {
            LossLaw? law = ScalingLawCatalog.Read(node, faults);
            id = law?.Id;
            return law is null ? catalogs : catalogs with { ScalingLaws = catalogs.ScalingLaws.With(law) };
        }

        Model? model = ReadModel(node, Path.GetFileNameWithoutExtension(path), faults);
        id = model?.Id;
        return model is null ? catalogs : catalogs with { Models = catalogs.Models.With(model) };
    }

    private static Model? ReadModel(DataNode node, string name, FaultCollector faults)
    {
        if (node is DataMapping mapping && (mapping.Find("architecture") is not null || mapping.Find("published") is not null))
        {
            return ModelCatalog.Read(node, faults);
        }

        if (node is DataMapping config && config.Find("model_type") is not null)
        {
            return HuggingFaceConfig.Read(node, name, faults);
        }

        faults.Add(new Fault(
            FaultCodes.WrongShape,
            "",
            $"'{name}' is no catalog record: hardware has 'peaks', a model has 'architecture' or 'published', a Hugging Face config 'model_type', "
                + "hardware prices 'quotes', API prices 'rates', a LiteLLM file models with 'litellm_provider', "
                + "a technique 'regime', a post-training pipeline 'stages', a loss law 'alpha', a training stack 'extends'",
            null,
            node.Position));
        return null;
    }
}
