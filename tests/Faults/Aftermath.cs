using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>What is left when the storage is good again and nothing moves any more.</summary>
internal sealed class Aftermath(FaultyTown town, Listeners listeners, IReadOnlyList<CaseRun> runs)
{
    private static readonly ParallelOptions Width = new() { MaxDegreeOfParallelism = 4 };

    private int _helped;

    /// <summary>Orchestrations that did not get to their end by themselves: the watchdog ended them.</summary>
    public int Helped => _helped;

    /// <summary>Waits until every promise is kept, every orchestration has ended and everything is said.</summary>
    public async Task QuietAsync()
    {
        await Patience.HoldsAsync(async () => (await PatientClient.ReadAsync(() => town.Supervisor.GetAsync("/api/health"))).Body!["outbox"]!["waiting"]!.GetValue<int>() == 0);
        await Parallel.ForEachAsync(runs, Width, async (run, _) => await Patience.HoldsAsync(() => HasEndedAsync(run.Id)));
        await Patience.HoldsAsync(async () => !await listeners.IsSomethingUnsaidAsync());
    }

    /// <summary>The log of each case.</summary>
    public async Task<IReadOnlyDictionary<string, JsonArray>> LogsAsync()
    {
        var logs = new ConcurrentDictionary<string, JsonArray>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(runs, Width, async (run, _) => logs[run.Id] = (await GetAsync($"/api/cases/{run.Id}/log"))["entries"]!.AsArray());
        return logs;
    }

    /// <summary>Cases that did not end as their course says: another status, an event that is lost or doubled, a log that does not verify, no row in the lists.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(IReadOnlyDictionary<string, JsonArray> logs)
    {
        var wrong = new ConcurrentBag<string>();
        var listed = await ListedAsync();
        await Parallel.ForEachAsync(runs, Width, async (run, _) =>
        {
            var (status, valid) = ((await GetAsync($"/api/cases/{run.Id}"))["status"]!.ToString(), (await GetAsync($"/api/cases/{run.Id}/log/verification"))["valid"]!.ToString());
            var events = logs[run.Id].Select(entry => entry!["event"]!.ToString()).ToList();
            var taken = events.RemoveAll(e => e == nameof(DuplicateTakenIn));
            var isRight = status == run.Course.End && valid == "true" && events.SequenceEqual(run.Course.Events, StringComparer.Ordinal) && taken == (run.Course.Name == "taken in" ? 1 : 0);
            if (!isRight) wrong.Add($"{run.Id} ({run.Course.Name}): {status}, valid {valid}, {taken} taken in, {string.Join(' ', events)}");
            if (listed.Count(item => item == $"{run.Id} {run.Course.End}") != 1) wrong.Add($"{run.Id} ({run.Course.Name}) is not listed as {run.Course.End}");
        });
        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    private async Task<bool> HasEndedAsync(string id)
    {
        if (await PatientClient.ReadAsync(() => town.Supervisor.GetAsync($"/api/cases/{id}/orchestration")) is not { Status: HttpStatusCode.OK } view) return false;
        if (view.Text("runtimeStatus") == "Completed") return true;
        // The watchdog ends one that lost what it waits for, and writes that down; its case is over already.
        if (view.Text("runtimeStatus") != "Terminated" || !await IsHelpedAsync(id)) return false;
        Interlocked.Increment(ref _helped);
        return true;
    }

    private async Task<bool> IsHelpedAsync(string id) =>
        (await PatientClient.ReadAsync(() => town.Admin.GetAsync($"/api/operations/interventions?record={id}"))).Body!["items"]!.AsArray()
            .Any(done => (done!["by"]!.ToString(), done["step"]!.ToString()) == ("@watchdog", "terminate"));

    /// <summary>Every row of the list, page by page.</summary>
    private async Task<IReadOnlyList<string>> ListedAsync()
    {
        var (listed, continuation) = (new List<string>(), "");
        do
        {
            var page = await GetAsync($"/api/cases?top=500{continuation}");
            listed.AddRange(page["items"]!.AsArray().Select(item => $"{item!["id"]} {item["status"]}"));
            continuation = page["continuation"] is { } next ? $"&continuation={Uri.EscapeDataString(next.ToString())}" : "";
        }
        while (continuation.Length > 0);
        return listed;
    }

    private async Task<JsonNode> GetAsync(string path) => (await PatientClient.ReadAsync(() => town.Supervisor.GetAsync(path))).Body!;
}
