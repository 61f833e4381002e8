using System.Text.Json.Nodes;
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
            await TryAsync(() => TurnAsync(cancellationToken));
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
            await output.WriteLineAsync($"          {seen.Id}  goes on: {seen.Stage}/{seen.Status} {seen.Unit}");
        }

        return cases.Count == 0 ? samples : [];
    }

    /// <summary>Prints what is new in the order in which it happened, then lets the units of the samples act.</summary>
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        var cases = await client.ListAsync(cancellationToken);
        var news = new List<(string CaseId, SeenEntry Entry)>();
        foreach (var seen in cases.Where(IsNew)) await TryAsync(async () => news.AddRange(await ReadNewsAsync(seen, cancellationToken)));
        foreach (var (caseId, entry) in news.OrderBy(n => n.Entry.At)) await output.WriteLineAsync(_line.Write(caseId, entry));
        foreach (var seen in cases.Where(c => c.Stage != "closed" && !IsNew(c))) await TryAsync(() => ActAsync(seen, cancellationToken));
    }

    /// <summary>What was closed before this run began is not told again.</summary>
    private bool IsNew(SeenCase seen) => seen.Version > (_logs.GetValueOrDefault(seen.Id)?.Count ?? 0) && (seen.Stage != "closed" || _logs.ContainsKey(seen.Id));

    private async Task<IEnumerable<(string CaseId, SeenEntry Entry)>> ReadNewsAsync(SeenCase seen, CancellationToken cancellationToken)
    {
        var known = _logs.GetValueOrDefault(seen.Id)?.Count ?? 0;
        _logs[seen.Id] = await client.ReadLogAsync(seen.Id, cancellationToken);
        return _logs[seen.Id].Skip(known).Select(entry => (seen.Id, entry));
    }

    private async Task ActAsync(SeenCase seen, CancellationToken cancellationToken)
    {
        if (!seen.SourceId.StartsWith(SamplePrefix, StringComparison.Ordinal)) return;
        if (_units.Next(seen, _logs[seen.Id]) is { } step) await client.GiveAsync(seen.Id, step.Command, step.Body, step.Token, cancellationToken);
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
