using System.Diagnostics;
using System.Globalization;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

internal static class AzuriteArguments
{
    public static ProcessStartInfo For(AzuriteOptions options)
    {
        var info = new ProcessStartInfo("node") { WorkingDirectory = Repository.LocalhostFolder };
        Add(info, "azurite.cjs", "--disableTelemetry", "--skipApiVersionCheck");
        AddService(info, "blob", options.BlobPort);
        AddService(info, "queue", options.QueuePort);
        AddService(info, "table", options.TablePort);
        if (options.AccessLogPath is null) Add(info, "--silent");
        // The two exclude each other.
        if (options.DataDirectory is null) Add(info, "--inMemoryPersistence");
        else Add(info, "--location", Directory.CreateDirectory(options.DataDirectory).FullName);
        return info;
    }

    private static void AddService(ProcessStartInfo info, string service, int port) =>
        Add(info, $"--{service}Host", "127.0.0.1", $"--{service}Port", port.ToString(CultureInfo.InvariantCulture));

    private static void Add(ProcessStartInfo info, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
    }
}
