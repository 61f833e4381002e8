using System.Globalization;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Privacy;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>Cases whose records and index rows are written as the application writes them, and an index that can be looked at row by row.</summary>
internal sealed class IndexedTown(TableServiceClient tables, CaseArchive archive)
{
    private readonly TableClient _rows = tables.GetTableClient(StorageNames.CaseIndex);
    private readonly FactQueries _facts = new(tables);
    private DateTimeOffset _now = SampleTown.Noon;

    public CaseStore Store { get; } = new(tables, archive, SampleKeys.Personal);

    public CaseIndex Index { get; } = new(tables);

    public TableClient Rows => _rows;

    public List<string> Ids { get; } = [];

    public static DateOnly Day => ShanghaiTime.Day(SampleTown.Noon);

    /// <summary>Nothing is left of tests before.</summary>
    public async Task ClearAsync()
    {
        foreach (var name in new[] { StorageNames.Cases, StorageNames.CaseIndex }) await ClearAsync(tables.GetTableClient(name));
    }

    public async Task<CaseState> FileAsync()
    {
        var sourceId = Guid.NewGuid().ToString("N");
        var report = SampleTown.Report with { SourceId = sourceId, CaseId = CaseId.Create("hotline", sourceId, _now) };
        var commit = CaseRecord.Kind.Commit(report.CaseId, before: null, SampleTown.Lifecycle.Decide(state: null, report, Actor.System, _now).Events, Actor.System.Id, _now);
        await Store.TryCommitAsync(commit, CancellationToken.None);
        await Index.ShowAsync(before: null, commit.After, outbox: null, CancellationToken.None);
        Ids.Add(report.CaseId);
        return commit.After;
    }

    /// <summary>Carries a command out; one that is refused changes nothing.</summary>
    /// <param name="shows">Whether the index is told.</param>
    /// <returns>The case before and after.</returns>
    public async Task<(CaseState Before, CaseState After)> GiveAsync(string id, CaseCommand command, Actor actor, bool shows = true)
    {
        while (true)
        {
            var stored = (await Store.FindAsync(id, CancellationToken.None))!;
            _now += TimeSpan.FromMinutes(1);
            var events = SampleTown.Lifecycle.Decide(stored.State, command, actor, _now).Events;
            if (events.Count == 0) return (stored.State, stored.State);
            var commit = CaseRecord.Kind.Commit(id, stored, events, actor.Id, _now);
            if (!await Store.TryCommitAsync(commit, CancellationToken.None)) continue;
            if (shows) await Index.ShowAsync(stored.State, commit.After, outbox: null, CancellationToken.None);
            return (stored.State, commit.After);
        }
    }

    /// <summary>From dispatch to closure.</summary>
    public async Task CloseAsync(string id, bool shows = true)
    {
        (CaseCommand Command, Actor Actor)[] way =
        [
            (new TakeDueActions(), Actor.System), (new Accept(), SampleTown.Handler), (new Complete(CaseResult.Solved, "属实", "合理", "已清运"), SampleTown.Handler),
            (new Verify(Passed: true), SampleTown.Verifier), (new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor),
        ];
        foreach (var (command, actor) in way) await GiveAsync(id, command, actor, shows);
    }

    /// <summary>Every row but those of facts, with all that it says.</summary>
    public async Task<IReadOnlyList<string>> ListAsync()
    {
        var seen = new List<string>();
        await foreach (var row in _rows.QueryAsync<TableEntity>())
        {
            if (IsOfFacts(row.RowKey)) continue;
            var columns = row.Where(c => c.Key is not ("odata.etag" or "Timestamp")).OrderBy(c => c.Key, StringComparer.Ordinal);
            seen.Add(string.Join('\n', columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}"))));
        }

        return seen;
    }

    public Task<IReadOnlyList<CaseFacts>> FactsAsync() => _facts.ListAsync(Day.AddDays(-400), Day.AddDays(400), unit: null, CancellationToken.None);

    /// <summary>What the index and its facts are when nothing but the records makes them.</summary>
    public async Task<(IReadOnlyList<string> Rows, IReadOnlyList<CaseFacts> Facts)> MakeAnewAsync()
    {
        await ClearAsync(_rows);
        foreach (var id in Ids) await Index.ShowAsync((await Store.FindAsync(id, CancellationToken.None))!.State, outbox: null, CancellationToken.None);
        return (await ListAsync(), await FactsAsync());
    }

    private static bool IsOfFacts(string key) => key.StartsWith("fact|", StringComparison.Ordinal) || key.StartsWith("rollup|", StringComparison.Ordinal);

    private static async Task ClearAsync(TableClient table)
    {
        await foreach (var row in table.QueryAsync<TableEntity>()) await table.DeleteEntityAsync(row);
    }
}
