using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>Prints what happens to every case, and lets the units of the samples act.</summary>
internal sealed partial class TownWatch(TownClient client, ReferenceData reference, TextWriter output, ILogger logger)
{
    private const string SamplePrefix = "SAMPLE-";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly LogLine _line = new(reference);
    private readonly SampleUnits _units = new(client, reference);
    private readonly Dictionary<string, IReadOnlyList<SeenEntry>> _logs = new(StringComparer.Ordinal);

    /// <summary>Runs until it is cancelled; a worker that restarts meanwhile is waited for.</summary>
    /// <param name="samples">Reports to file, one a turn, if there is no case at all.</param>
    public async Task RunAsync(IReadOnlyList<JsonNode> samples, CancellationToken cancellationToken)
    {
        using var turns = new PeriodicTimer(Pace);
        var waiting = new Queue<JsonNode>(await BeginAsync(samples, cancellationToken));
        while (await turns.WaitForNextTickAsync(cancellationToken))
        {
            if (waiting.TryPeek(out var report) && await TryAsync(() => client.FileAsync(report, cancellationToken))) waiting.Dequeue();
            await TryAsync(async () =>
            {
                foreach (var seen in await client.ListAsync(cancellationToken)) await TryAsync(() => TurnAsync(seen, cancellationToken));
            });
        }
    }

    public static List<JsonNode> ReadSamples(string directory)
    {
        var reports = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "samples", "reports.json")))!.AsArray();
        return [.. reports.Select((report, index) => Identified(report!.DeepClone(), index))];
    }

    private static JsonNode Identified(JsonNode report, int index)
    {
        report["sourceId"] ??= $"{SamplePrefix}{index}";
        return report;
    }

    private async Task<IReadOnlyList<JsonNode>> BeginAsync(IReadOnlyList<JsonNode> samples, CancellationToken cancellationToken)
    {
        var cases = await client.ListAsync(cancellationToken);
        foreach (var seen in cases.Where(c => c.Stage != "closed"))
        {
            _logs[seen.Id] = await client.ReadLogAsync(seen.Id, cancellationToken);
            output.WriteLine($"          {seen.Id}  goes on: {seen.Stage}/{seen.Status} {seen.Unit}");
        }

        return cases.Count == 0 ? samples : [];
    }

    private async Task TurnAsync(SeenCase seen, CancellationToken cancellationToken)
    {
        var known = _logs.GetValueOrDefault(seen.Id, []);
        var isNew = seen.Version > known.Count;
        if (isNew && (seen.Stage != "closed" || known.Count > 0))
        {
            _logs[seen.Id] = await client.ReadLogAsync(seen.Id, cancellationToken);
            foreach (var entry in _logs[seen.Id].Skip(known.Count)) output.WriteLine(_line.Write(seen.Id, entry));
        }

        if (isNew || seen.Stage == "closed" || !seen.SourceId.StartsWith(SamplePrefix, StringComparison.Ordinal)) return;
        if (_units.Next(seen, known) is { } step) await client.GiveAsync(seen.Id, step.Command, step.Body, step.Token, cancellationToken);
    }

    /// <summary>What fails for one case must not keep the others waiting.</summary>
    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (HttpRequestException failed)
        {
            LogFailed(failed.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The samples could not go on; they try again. {Reason}")]
    private partial void LogFailed(string reason);
}
