using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CostModel.Cli.Tests.Docs;

/// <summary>What the documents show is what happens: every command, scenario and program in them runs.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly string _before = Directory.GetCurrentDirectory();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly TemporaryFolder _folder = new();

    public DocumentTests()
    {
        Directory.SetCurrentDirectory(Repository.Root);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    }

    public static TheoryData<string> Consoles => [.. Snippet.All("console").Where(ConsoleSnippets.HasOurCommand).Select(snippet => snippet.ToString())];

    public static TheoryData<string> Scenarios => [.. Snippet.All("yaml").Select(snippet => snippet.ToString())];

    public static TheoryData<string> Programs => [.. Snippet.All("csharp").Select(snippet => snippet.ToString())];

    public static TheoryData<string> Files => [.. Snippet.Files, "CHANGELOG.md", "SECURITY.md"];

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public void A_console_block_shows_what_its_commands_print(string place)
    {
        Snippet block = Snippet.At(place);
        block.Compare(ConsoleSnippets.Replay(block));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_yaml_block_is_a_scenario_that_runs_or_a_record_that_loads(string place)
    {
        Snippet block = Snippet.At(place);
        string file = _folder.Write("block.yaml", block.Text);
        bool isRecord = block.Text.Contains("\npeaks:", StringComparison.Ordinal) || block.Text.Contains("\nregime:", StringComparison.Ordinal);

        (isRecord ? Cli.Run("list", "hardware", "--catalog", _folder.Path) : Cli.Run("run", file)).ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_compiles_runs_and_prints_the_text_block_behind_it(string place)
    {
        Snippet program = Snippet.At(place);
        Snippet? printed = program.Next;

        printed.Should().NotBeNull();
        printed!.Language.Should().Be("text", "the output of a program follows it");
        printed.Compare(ProgramSnippets.Run(program));
    }

    [Fact]
    public void The_documents_have_something_of_each_kind_to_run()
    {
        Consoles.Should().HaveCountGreaterThan(3);
        Scenarios.Should().HaveCountGreaterThan(1);
        Programs.Should().HaveCountGreaterThan(1);
        Snippet.Files.SelectMany(Snippet.In).Select(snippet => snippet.Language).Distinct()
            .Should().BeSubsetOf(["console", "yaml", "csharp", "text"], "a block in another language is run by no test");
    }

    [Fact]
    public void The_program_of_the_readme_is_the_sample_that_uses_the_package()
        => Snippet.In("README.md").First(snippet => snippet.Language == "csharp").Text.Should().Be(Repository.Read("samples/csharp/TenLines/Program.cs"));

    [Fact]
    public void The_program_of_the_analysis_page_is_the_sample_that_uses_the_package()
        => Snippet.In("docs/analysis.md").First(snippet => snippet.Language == "csharp").Text.Should().Be(Repository.Read("samples/csharp/Analyses/Program.cs"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Links_within_the_repository_lead_somewhere(string file)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(file))!;
        IEnumerable<string> broken = Markdown.Parse(Repository.Read(file)).Descendants<LinkInline>()
            .Select(link => link.Url!.Split('#')[0])
            .Where(url => url.Length > 0 && !url.StartsWith("https://", StringComparison.Ordinal))
            .Where(url => !File.Exists(Path.Combine(folder, url)) && !Directory.Exists(Path.Combine(folder, url)));

        broken.Should().BeEmpty();
    }
}
