using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Tests.Infra;
using Xunit;

[assembly: AssemblyFixture(typeof(TownTemplate))]

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>A copy of <c>infra-bicep/</c> that may be written beside; each parameter file is compiled once.</summary>
public sealed class TownTemplate : IDisposable
{
    private static readonly string[] Place =
        ["--mode", "overwrite", "--subscription-id", Nil, "--tenant-id", Nil, "--resource-group", "rg-town", "--location", "eastasia"];

    private const string Nil = "00000000-0000-0000-0000-000000000001";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly ConcurrentDictionary<string, Lazy<Task<PredictedDeployment>>> _predicted = new(StringComparer.Ordinal);

    private readonly Lazy<Task<string>> _parameters;

    public TownTemplate()
    {
        _parameters = new Lazy<Task<string>>(CompileParametersAsync);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra-bicep"))) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        File.Copy(Path.Combine(Repository.Root, "tests", "Infra", "everything.bicepparam"), Path.Combine(Folder, "everything.bicepparam"));
        Directory.CreateDirectory(Settings);
    }

    public string Folder => _folder.FullName;

    public string Parameters => Path.Combine(Folder, "parameters");

    private string Settings => Path.Combine(Folder, "settings");

    public static TheoryData<string> ParameterFiles { get; } = ["dev", "prod", "china", "everything"];

    public void Dispose() => _folder.Delete(recursive: true);

    /// <param name="parameters">Name of a parameter file, without its extension.</param>
    internal Task<PredictedDeployment> PredictAsync(string parameters) =>
        _predicted.GetOrAdd(parameters, name => new Lazy<Task<PredictedDeployment>>(() => TakeSnapshotAsync(name))).Value;

    /// <summary>Compiles the parameter files into <see cref="Parameters"/>.</summary>
    /// <returns>What the compiler had to say.</returns>
    internal Task<string> BuildParametersAsync() => _parameters.Value;

    /// <summary>The settings of the application. What only Azure can say (client id, connection string) is made up.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> SettingsAsync(string parameters)
    {
        await BuildParametersAsync();
        var values = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Parameters, $"{parameters}.json")))!["parameters"]!.AsObject();
        await File.WriteAllTextAsync(Path.Combine(Settings, $"{parameters}.bicepparam"), SettingsParameters.Write(values));
        var settings = (await PredictAsync($"settings/{parameters}")).One("Microsoft.Web/sites/config")["properties"]!.AsObject();
        return settings.ToDictionary(setting => setting.Key, setting => setting.Value!.ToString(), StringComparer.Ordinal);
    }

    private async Task<string> CompileParametersAsync()
    {
        var (succeeded, said) = await BicepCompiler.RunAsync(Folder, "build-params", "--pattern", "*.bicepparam", "--no-restore", "--outdir", Parameters);
        Assert.True(succeeded, said);
        return said;
    }

    private async Task<PredictedDeployment> TakeSnapshotAsync(string parameters)
    {
        var (succeeded, said) = await BicepCompiler.RunAsync(Folder, ["snapshot", $"{parameters}.bicepparam", .. Place]);
        Assert.True(succeeded, said);
        using var snapshot = File.OpenRead(Path.Combine(Folder, $"{parameters}.snapshot.json"));
        return new PredictedDeployment((await JsonNode.ParseAsync(snapshot, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }))!);
    }
}
