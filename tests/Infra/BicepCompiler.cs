using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>The compiler from its package. It is built for Linux only; elsewhere its tests are skipped.</summary>
internal static class BicepCompiler
{
    private static readonly string Path =
        typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "BicepPath").Value!;

    /// <summary>Runs one command; nothing is fetched.</summary>
    /// <returns>Whether it worked, and everything that it had to say: warnings too.</returns>
    public static async Task<(bool Succeeded, string Said)> RunAsync(string folder, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The compiler's package is for Linux.");
        using var process = Process.Start(new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, string.Concat(said));
    }
}
