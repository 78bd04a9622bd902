using System.Diagnostics;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CostModel.Cli.Tests;

/// <summary>The cluster samples as their engines run them: the same text, a process for each part, a stub in the place of the installed tool.</summary>
public sealed class ClusterSampleTests : IDisposable
{
    private const string Scenario = """
        serving: { hardware: h800-sxm-80gb, fleet: { servers: 200, chipsPerServer: 8 } }
        workload: { queries: 20M/day }
        prices: { h800-sxm-80gb: 2 USD/h }
        revenue: { perQuery: 1 cent }
        matrix: { serving.fleet.servers: 100..109/10, workload.queries: 10M..30M/day/3 }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("sh")]
    public void Pods_of_the_kubernetes_job_make_the_parts_of_one_sweep()
    {
        YamlMappingNode job = Yaml("samples/kubernetes/sweep-job.yaml");
        YamlMappingNode spec = Child(job, "spec");
        YamlMappingNode pod = Child(Child(spec, "template"), "spec");
        var container = (YamlMappingNode)((YamlSequenceNode)pod["containers"]).Single();
        int parts = int.Parse(Text(spec, "completions"), CultureInfo.InvariantCulture);
        string command = ((YamlSequenceNode)container["args"]).Single().ToString();

        // Kubernetes sets JOB_COMPLETION_INDEX only for Indexed Jobs, and volumes appear where they are mounted.
        (Text(job, "kind"), Text(spec, "completionMode")).Should().Be(("Job", "Indexed"));
        Text(spec, "parallelism").Should().Be(Text(spec, "completions"));
        command.Should().Contain($"--shard \"${{JOB_COMPLETION_INDEX}}/{parts}\"").And.Contain("--resume");
        string[] mounts = [.. ((YamlSequenceNode)container["volumeMounts"]).Cast<YamlMappingNode>().Select(mount => Text(mount, "mountPath"))];
        mounts.Should().BeEquivalentTo("/scenario", "/results");
        ((YamlSequenceNode)container["volumeMounts"]).Cast<YamlMappingNode>().Select(mount => Text(mount, "name"))
            .Should().BeEquivalentTo(((YamlSequenceNode)pod["volumes"]).Cast<YamlMappingNode>().Select(volume => Text(volume, "name")));

        string[] shell = [.. ((YamlSequenceNode)container["command"]).Select(word => word.ToString())];
        string here = mounts.Aggregate(command, (text, mount) => text.Replace(mount + "/", _folder.Path + "/", StringComparison.Ordinal));
        RunParts(parts, part => Start(shell[0], [.. shell[1..], here], ("JOB_COMPLETION_INDEX", part)));
        ShouldMergeIntoOneRun(parts);
    }

    [ProgramFact("bash")]
    public void Tasks_of_the_slurm_array_make_the_parts_of_one_sweep()
    {
        string script = Repository.Read("samples/slurm/sweep.sbatch");
        string array = script.Split('\n').Single(line => line.StartsWith("#SBATCH --array=", StringComparison.Ordinal));
        array.Should().Be("#SBATCH --array=0-7", "parts count from 0");
        script.Should().StartWith("#!/bin/bash\n");
        string job = _folder.Write("sweep.sbatch", script);

        RunParts(8, part => Start("bash", [job, "scenario.yaml"], ("SLURM_ARRAY_TASK_ID", part), ("SLURM_ARRAY_TASK_COUNT", "8"), ("SLURM_CPUS_PER_TASK", "1")));
        ShouldMergeIntoOneRun(8);
    }

    private void RunParts(int parts, Func<string, Process> start)
    {
        _folder.Write("scenario.yaml", Scenario);
        foreach (int part in Enumerable.Range(0, parts))
        {
            using Process process = start(part.ToString(CultureInfo.InvariantCulture));
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.Should().Be(ExitCodes.Ok, error);
        }
    }

    private void ShouldMergeIntoOneRun(int parts)
    {
        string scenario = Path.Combine(_folder.Path, "scenario.yaml");
        string[] files = [.. Enumerable.Range(0, parts).Select(part => Path.Combine(_folder.Path, $"part-{part}.csv"))];

        Cli.Run(["merge", .. files]).ShouldSucceed().Output.Should().Be(Cli.Run("sweep", scenario, "--format", "csv").Output);
        Cli.Run(["merge", .. files[1..]]).ShouldBeRefused();
    }

    private Process Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        string tool = _folder.Write("costmodel", $"#!/bin/sh\nexec dotnet exec '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        Process.Start("chmod", ["+x", tool])!.WaitForExit();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = _folder.Path };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Repository.Read(path));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static YamlMappingNode Child(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string Text(YamlMappingNode node, string key) => node[key].ToString();
}
