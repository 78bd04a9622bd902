using System.Globalization;

namespace CostModel.Cli.Tests;

/// <summary>The same bytes whatever the machine's language.</summary>
public sealed class CultureTests : IDisposable
{
    private static readonly string[] s_formats = ["table", "json", "csv", "markdown"];

    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _interface = CultureInfo.CurrentUICulture;

    public static TheoryData<string> Names => ["de-DE", "tr-TR", "fa-IR"];

    public void Dispose() => Use(_culture, _interface);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_prints_the_same_in_every_culture(string name)
    {
        CultureInfo culture = Cultures.Of(name);
        string[][] commands =
        [
            .. Repository.FilesBelow("samples/scenarios", ".yaml").SelectMany(sample => s_formats
                .Select(format => new[] { "run", Repository.PathOf(sample), "--format", format })),
            ["explain", "training.gpuHours", Cli.Sample("palm-540b-tpu-v4")],
            ["explain", "margin.grossMargin", Cli.Sample("deepseek-day")],
            ["list", "hardware"], ["list", "models", "-f", "csv"], ["list", "inputs", "-f", "json"], ["list", "metrics", "-f", "markdown"],
            ["show", "h100-sxm-80gb"], ["show", "deepseek-v3", "-f", "json"],
            ["run", Cli.Sample("palm-540b-tpu-v4"), "--set", "training.tokens=1,5T"],
            ["run", Cli.Sample("palm-540b-tpu-v4"), "--set", "training.chips=-1.5"],
            ["run", Cli.Sample("palm-540b-tpu-v4"), "--set", "training.hardware=TPU-V4"],
            ["train", "--tokens", "1.5T"],
            ["run", "--help"],
        ];

        foreach (string[] command in commands)
        {
            Use(CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
            CliResult expected = Cli.Run(command);
            Use(culture, culture);
            Cli.Run(command).Should().Be(expected, string.Join(' ', command));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hostile_cultures_are_hostile(string name)
    {
        Use(Cultures.Of(name), CultureInfo.InvariantCulture);

        string number = (-1234.5).ToString("N1", CultureInfo.CurrentCulture);

        number.Should().NotBe("-1,234.5");
    }

    private static void Use(CultureInfo culture, CultureInfo forInterface)
        => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, forInterface);
}
