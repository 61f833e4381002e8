using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Storage;

/// <summary>A case in which a change of reference data moved deadlines.</summary>
public sealed record MovedCase(string CaseId, IReadOnlyList<DeadlineMove> Moved);

/// <summary>One page, by case id.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record MovedCasePage(IReadOnlyList<MovedCase> Items, string? Continuation);

/// <summary>What each version of the reference data has moved: one partition with a row for its progress and one for each case.</summary>
public sealed class Recomputations(TableServiceClient tables)
{
    private const string Progress = "progress";
    private const string Prefix = "moved|";
    private const string Content = "Content";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Recomputations);

    public Task NoteAsync(RecomputationProgress progress, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        Row(progress.Version, Progress, JsonSerializer.Serialize(progress, RecomputationJson.Default.RecomputationProgress)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>How far it has come; <c>null</c> before it began.</summary>
    public async Task<RecomputationProgress?> FindAsync(long version, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(version), Progress, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize(row.Value!.GetString(Content), RecomputationJson.Default.RecomputationProgress) : null;
    }

    public Task AddAsync(long version, string caseId, IReadOnlyList<DeadlineMove> moved, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        Row(version, Prefix + caseId, JsonSerializer.Serialize(moved, CaseJson.Stored.IReadOnlyListDeadlineMove)), TableUpdateMode.Replace, cancellationToken);

    /// <param name="top">1 to 500.</param>
    public async Task<MovedCasePage> ListAsync(long version, int top, string? continuation, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(version)} and RowKey ge {Prefix} and RowKey lt {Prefix + '~'}");
        var pages = _table.QueryAsync<TableEntity>(query, top, cancellationToken: cancellationToken).AsPages(continuation, top);
        var page = await pages.FirstAsync(cancellationToken);
        return new MovedCasePage([.. page.Values.Select(Read)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private static MovedCase Read(TableEntity row) => new(
        row.RowKey[Prefix.Length..], JsonSerializer.Deserialize(row.GetString(Content), CaseJson.Stored.IReadOnlyListDeadlineMove)!);

    private static string Partition(long version) => version.ToString("D10", CultureInfo.InvariantCulture);

    private static TableEntity Row(long version, string key, string content) => new(Partition(version), key) { [Content] = content };
}
