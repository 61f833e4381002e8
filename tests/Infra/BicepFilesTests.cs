using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>The compiler and its linter have nothing to say, be it only a warning.</summary>
public sealed class BicepFilesTests(TownTemplate template)
{
    [Fact]
    public async Task Every_file_compiles_without_a_warning()
    {
        Assert.Equal((true, ""), await BicepCompiler.RunAsync(template.Folder, "build", "--pattern", "*.bicep", "--no-restore", "--outdir", Out("templates")));
        Assert.Equal(Names(template.Folder, "*.bicep"), Names(Out("templates"), "*.json"));
    }

    [Fact]
    public async Task Every_parameter_file_compiles_without_a_warning()
    {
        Assert.Equal("", await template.BuildParametersAsync());
        Assert.Equal(Names(template.Folder, "*.bicepparam"), Names(template.Parameters, "*.json"));
        Assert.Equal(Names(template.Folder, "*.bicepparam"), TownTemplate.ParameterFiles.Select(row => row.Data).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_linter_has_against_a_file_is_an_error()
    {
        var folder = Directory.CreateDirectory(Out("wrong")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "wrong.bicep"), """
            param unused string
            param anything object
            output same object = anything
            output address string = 'https://town.blob.core.windows.net'
            """);
        var (succeeded, said) = await BicepCompiler.RunAsync(folder, "build", "wrong.bicep", "--no-restore", "--stdout", "--config", Out("bicepconfig.json"));
        Assert.False(succeeded, said);
        foreach (var rule in new[] { "no-unused-params", "use-user-defined-types", "no-hardcoded-env-urls" }) Assert.Contains($"Error {rule}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_needs_a_registry()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra-bicep"), "*.bicep"))
        {
            var modules = File.ReadLines(file).Where(line => line.StartsWith("module ", StringComparison.Ordinal)).Select(line => line.Split('\'')[1]);
            Assert.All(modules, module => Assert.True(File.Exists(Path.Combine(template.Folder, module)), $"{Path.GetFileName(file)} takes {module} from elsewhere."));
        }
    }

    private static IEnumerable<string> Names(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private string Out(string name) => Path.Combine(template.Folder, name);
}
