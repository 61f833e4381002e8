using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Storage;

/// <summary>Ids of some records; each was in the index when it was read.</summary>
/// <param name="Continuation">Opaque; <c>null</c> when there are no more. A slice may be empty and have one.</param>
public sealed record RecordSlice(IReadOnlyList<string> Ids, string? Continuation);

/// <summary>Records of both kinds, in slices: ranges of the cases' index, then the rows of the campaigns' targets.</summary>
public sealed class RecordSlices(TableServiceClient tables)
{
    /// <summary>Pages of the storage for one slice: each reads a thousand rows at most, wanted or not.</summary>
    private const int MostPages = 10;

    private const int AtOnce = 8;

    /// <summary>An orchestration looks at its record daily, so one that has not heard of the end for two days is not going to.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    private static readonly RectificationStatus[] OverStatuses = [.. Enum.GetValues<RectificationStatus>().Where(status => status.IsOver())];

    private readonly TableClient _cases = tables.GetTableClient(StorageNames.CaseIndex);
    private readonly TableClient _targets = tables.GetTableClient(StorageNames.CampaignTargets);

    /// <summary>Eight records at the same time, of a slice or of what an outage of an hour left.</summary>
    public static ParallelOptions SomeAtOnce(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    /// <summary>Records that are open or were lately: open cases, the soonest due first, then those closed lately, then targets.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="top">1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a slice gave.</exception>
    public Task<RecordSlice> ListToWatchAsync(DateTimeOffset now, int top, string? continuation, CancellationToken cancellationToken) => PageAsync(
        [
            new Part(_cases, IndexRows.Between(IndexRows.OpenFirst, IndexRows.OpenLast)),
            new Part(_cases, IndexRows.ClosedBetween(now - Lately, now.AddDays(1))),
            new Part(_targets, $"({Every("ne", "and")}) or {TableClient.CreateQueryFilter($"Timestamp ge {now - Lately}")}"),
        ],
        top, continuation, cancellationToken);

    /// <summary>Records that came to their end between two instants: cases by the instant of closing, targets by when their row was last written.</summary>
    /// <param name="from">Included.</param>
    /// <param name="before">Not included.</param>
    /// <param name="top">1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a slice gave.</exception>
    public Task<RecordSlice> ListOverAsync(DateTimeOffset from, DateTimeOffset before, int top, string? continuation, CancellationToken cancellationToken) => PageAsync(
        [
            new Part(_cases, IndexRows.ClosedBetween(from, before)),
            new Part(_targets, $"({Every("eq", "or")}) and {TableClient.CreateQueryFilter($"Timestamp ge {from} and Timestamp lt {before}")}"),
        ],
        top, continuation, cancellationToken);

    private static async Task<RecordSlice> PageAsync(IReadOnlyList<Part> parts, int top, string? continuation, CancellationToken cancellationToken)
    {
        var ids = new List<string>(top);
        var place = PagePlace.Read(continuation);
        for (var pages = 0; place.Range < parts.Count && ids.Count < top && pages < MostPages; pages++)
        {
            var (table, filter) = parts[place.Range];
            var rows = table.QueryAsync<TableEntity>(filter, top - ids.Count, [nameof(TableEntity.RowKey)], cancellationToken);
            var page = await rows.AsPages(place.Token, top - ids.Count).FirstAsync(cancellationToken);
            ids.AddRange(page.Values.Select(row => IndexRows.CaseIdIn(row.RowKey)));
            place = place.After(page.ContinuationToken);
        }

        return new RecordSlice(ids, place.Range < parts.Count ? place.Write() : null);
    }

    private static string Every(string comparison, string link) =>
        string.Join($" {link} ", OverStatuses.Select(status => $"{nameof(TargetSummary.Status)} {comparison} '{status}'"));

    private readonly record struct Part(TableClient Table, string Filter);
}
