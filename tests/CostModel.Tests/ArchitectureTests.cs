using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CostModel.Scenarios;

namespace CostModel.Tests;

/// <summary>The house rules that a compiler does not know.</summary>
public partial class ArchitectureTests
{
    /// <summary>
    /// What may import what: each namespace only those before it. Validation comes first, because the parser of quantities names the nearest
    /// unit; the root namespace holds the quantities.
    /// </summary>
    private static readonly string[] s_order =
    [
        "CostModel.Validation", "CostModel", "CostModel.Catalogs", "CostModel.Formulas", "CostModel.Hardware", "CostModel.Models",
        "CostModel.Kernels", "CostModel.Training", "CostModel.Serving", "CostModel.Scaling", "CostModel.Efficiency", "CostModel.Economics",
        "CostModel.Scenarios", "CostModel.Analysis",
    ];

    private static readonly Type[] s_types = typeof(Scenario).Assembly.GetTypes();

    [Fact]
    public void Every_namespace_has_its_place_in_the_order()
        => s_types.Select(type => type.Namespace).OfType<string>().Where(space => !IsOfTheRuntime(space)).Distinct()
            .Should().OnlyContain(space => PlaceOf(space) >= 0);

    [Fact]
    public void What_a_method_calls_or_names_counts_as_used()
        => ReferencedTypes.Of(s_types.Single(type => type.Name == "ScenarioCompiler")).Should()
            .Contain(s_types.Single(type => type.Name == "TrainingCompiler"), "it calls a method of it")
            .And.Contain(typeof(CostModel.Training.CompiledTrainingRun), "a method returns one")
            .And.NotContain(s_types.Single(type => type.Name == "HardwareReader"));

    [Fact]
    public void Types_use_only_types_of_earlier_namespaces()
    {
        IEnumerable<string> later =
            from type in s_types
            where type.Namespace is { } space && !IsOfTheRuntime(space)
            from used in ReferencedTypes.Of(type)
            where used.Assembly == type.Assembly && used.Namespace is { } other && !IsOfTheRuntime(other)
            where PlaceOf(used.Namespace!) > PlaceOf(type.Namespace!)
            select $"{type.FullName} uses {used.FullName}";

        later.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void Files_import_only_earlier_namespaces()
    {
        var later = new List<string>();
        foreach (string file in Repository.FilesBelow("src/CostModel", ".cs"))
        {
            string text = Repository.Read(file);
            string own = Namespace().Match(text).Groups[1].Value;
            later.AddRange(Using().Matches(text)
                .Select(match => match.Groups[1].Value)
                .Where(imported => PlaceOf(imported) > PlaceOf(own))
                .Select(imported => $"{file} imports {imported}"));
        }

        later.Should().BeEmpty();
    }

    [Fact]
    public void Files_stand_in_the_folder_of_their_namespace()
    {
        foreach (string file in Repository.FilesBelow("src/CostModel", ".cs"))
        {
            string[] folders = file.Split('/')[2..^1];
            string space = Namespace().Match(Repository.Read(file)).Groups[1].Value;
            string expected = folders is ["Quantities"] or [] ? "CostModel" : "CostModel." + string.Join(".", folders);
            space.Should().Be(expected, file);
        }
    }

    [Fact]
    public void Training_and_serving_know_no_dollar()
    {
        IEnumerable<string> money =
            from type in s_types
            where type.Namespace is { } space && (IsAt(space, "CostModel.Training") || IsAt(space, "CostModel.Serving"))
            from used in ReferencedTypes.Of(type)
            where used.Name.StartsWith("Usd", StringComparison.Ordinal) || used.Namespace == "CostModel.Economics"
            select $"{type.FullName} uses {used.FullName}";

        money.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void The_library_touches_no_file_no_console_no_network_and_no_clock()
    {
        string[] banned =
        [
            "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path",
            "System.Console", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process",
        ];

        string[] used = [.. TypesThatTheLibraryNames()];

        used.Should().Contain("System.String", "the reader of metadata works");
        used.Intersect(banned).Should().BeEmpty();
        used.Where(name => name.StartsWith("System.Net.", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
        => Repository.FilesBelow("src", ".cs").Concat(Repository.FilesBelow("tests", ".cs"))
            .Select(file => (File: file, Lines: Repository.Read(file).Split('\n').Length - 1))
            .Where(file => file.Lines > 400)
            .Should().BeEmpty();

    [Fact]
    public void Every_public_member_is_documented()
        => Repository.Read("src/Directory.Build.props").Should().Contain("<GenerateDocumentationFile>true", "a public member without documentation is then an error")
            .And.NotContain("CS1591");

    private static IEnumerable<string> TypesThatTheLibraryNames()
    {
        using FileStream stream = File.OpenRead(typeof(Scenario).Assembly.Location);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            TypeReference reference = metadata.GetTypeReference(handle);
            yield return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
        }
    }

    private static int PlaceOf(string space) => Array.FindLastIndex(s_order, known => known == "CostModel" ? space == known : IsAt(space, known));

    private static bool IsAt(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    /// <summary>Types that the compiler adds to any assembly.</summary>
    private static bool IsOfTheRuntime(string space) => IsAt(space, "System") || IsAt(space, "Microsoft");

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?:static |\w+ = )?(CostModel[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
