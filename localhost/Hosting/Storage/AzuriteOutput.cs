using System.Globalization;
using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>Reads what the emulator prints: first the ports it took, then one line per request where that is wanted.</summary>
internal sealed partial class AzuriteOutput(string? accessLogPath) : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource<AzurePorts> ports = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> found = new(StringComparer.Ordinal);
    private readonly List<string> firstLines = [];
    private readonly Lock reading = new();
    private readonly StreamWriter? accessLog = accessLogPath is null ? null : new StreamWriter(accessLogPath, append: true) { AutoFlush = true };

    /// <summary>Lines come from two streams at once.</summary>
    public void Read(string line)
    {
        lock (reading)
        {
            if (ports.Task.IsCompleted) accessLog?.WriteLine(line);
            else ReadFirst(line);
        }
    }

    public async Task<AzurePorts> PortsAsync(Task<int> exited, CancellationToken cancellationToken)
    {
        await Task.WhenAny(ports.Task, exited).WaitAsync(StartTimeout, cancellationToken);
        if (ports.Task.IsCompleted) return await ports.Task;
        throw new InvalidOperationException($"Azurite ended with code {await exited}: {string.Join(" | ", firstLines)}");
    }

    public void Dispose()
    {
        lock (reading) accessLog?.Dispose();
    }

    private void ReadFirst(string line)
    {
        firstLines.Add(line);
        var match = Listening().Match(line);
        if (!match.Success) return;
        found[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        if (found.Count == 3) ports.SetResult(new AzurePorts(found["Blob"], found["Queue"], found["Table"]));
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at http://[^:]+:(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
