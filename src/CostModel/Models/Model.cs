using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Models;

/// <summary>A language model: its size, and its shape where that is known.</summary>
public sealed record Model : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>All parameters, embeddings included: counted from the architecture where there is one.</summary>
    public required ParameterCount Parameters { get; init; }

    /// <summary>The parameters that one token multiplies; equal to <see cref="Parameters"/> for a dense model given only by size.</summary>
    public required ParameterCount ActiveParameters { get; init; }

    /// <summary>The shape; null for a model known only by its size, which allows only napkin depth.</summary>
    public ModelArchitecture? Architecture { get; init; }

    /// <summary>Where each figure comes from, by field: <c>architecture published</c>.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>A model known only by its size.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="activeParameters">The parameters that one token multiplies; all of them where not given.</param>
    public static Model OfSize(ParameterCount parameters, ParameterCount? activeParameters = null) => new()
    {
        Id = parameters.ToString(),
        Name = $"a model of {parameters} parameters",
        Parameters = parameters,
        ActiveParameters = activeParameters ?? parameters,
    };

    /// <summary>A model of a known shape; its sizes are counted from it.</summary>
    public static Model OfArchitecture(string id, string name, ModelArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return new Model
        {
            Id = id,
            Name = name,
            Parameters = architecture.Parameters,
            ActiveParameters = architecture.ActiveParameters,
            Architecture = architecture,
        };
    }
}
