using System.Globalization;
using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>Reads what the emulator prints: first the ports it took, then one line per request where that is wanted.</summary>
internal sealed partial class AzuriteOutput(string? accessLogPath) : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource<AzurePorts> _ports = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly List<string> _firstLines = [];
    private readonly Lock _reading = new();
    private readonly StreamWriter? _accessLog = accessLogPath is null ? null : new StreamWriter(accessLogPath, append: true) { AutoFlush = true };

    /// <summary>Lines come from two streams at once.</summary>
    public void Read(string line)
    {
        lock (_reading)
        {
            if (_ports.Task.IsCompleted) _accessLog?.WriteLine(line);
            else ReadFirst(line);
        }
    }

    public async Task<AzurePorts> PortsAsync(Task<int> exited, CancellationToken cancellationToken)
    {
        await Task.WhenAny(_ports.Task, exited).WaitAsync(StartTimeout, cancellationToken);
        if (_ports.Task.IsCompleted) return await _ports.Task;
        throw new InvalidOperationException($"Azurite ended with code {await exited}: {string.Join(" | ", _firstLines)}");
    }

    public void Dispose()
    {
        lock (_reading) _accessLog?.Dispose();
    }

    private void ReadFirst(string line)
    {
        _firstLines.Add(line);
        var match = Listening().Match(line);
        if (!match.Success) return;
        _found[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        if (_found.Count == 3) _ports.SetResult(new AzurePorts(_found["Blob"], _found["Queue"], _found["Table"]));
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at http://[^:]+:(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
