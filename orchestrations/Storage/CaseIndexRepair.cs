using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Makes the index show cases as their records are, whatever it shows, while commands go on (decision 0007). It reads the index before
/// the record, so that the record is never the older of the two; a command that comes between makes its transaction fail.
/// </summary>
public sealed class CaseIndexRepair(TableServiceClient tables, CaseStore store)
{
    private const int Attempts = 8;
    private const int RowsPerPage = 500;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>Puts cases right; each is told of by itself.</summary>
    public IReadOnlyList<IndexRepair> OfCases(IReadOnlyList<string> caseIds)
    {
        var rollUps = new RollUpEntries(_table);
        return [.. caseIds.Select(id => new IndexRepair(id, cancellationToken => RepairAsync(id, [], rollUps, cancellationToken)))];
    }

    /// <summary>A page of the rows of all cases, to take away those that no record asks for.</summary>
    /// <param name="place">Where the page before ended; <c>null</c> to begin.</param>
    public async Task<(IReadOnlyList<IndexRepair> Repairs, string? Place)> OfRowsAsync(string? place, CancellationToken cancellationToken)
    {
        var pages = _table.QueryAsync<TableEntity>(IndexRows.OfCases, RowsPerPage, [nameof(TableEntity.RowKey)], cancellationToken).AsPages(place, RowsPerPage);
        var page = await pages.FirstAsync(cancellationToken);
        var rollUps = new RollUpEntries(_table);
        var repairs = page.Values.Select(row => row.RowKey).GroupBy(IndexRows.CaseIdOf, StringComparer.Ordinal)
            .Select(rows => new IndexRepair(rows.Key, token => CheckAsync(rows.Key, [.. rows], rollUps, token)));
        return ([.. repairs], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private async Task<RowsRepaired> CheckAsync(string caseId, IReadOnlyList<string> keys, RollUpEntries rollUps, CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(caseId, cancellationToken))?.State;
        var asked = state is null ? [] : IndexRows.KeysOf(state).Append(IndexRows.HeadKey(caseId, state.Version)).Append(IndexRows.FirstKey(caseId)).Append(FactRows.KeyOf(state));
        return keys.Except(asked, StringComparer.Ordinal).Any() ? await RepairAsync(caseId, keys, rollUps, cancellationToken) : RowsRepaired.None;
    }

    /// <param name="suspects">Keys of rows that are about the case, whether or not its head names them.</param>
    private async Task<RowsRepaired> RepairAsync(string caseId, IReadOnlyList<string> suspects, RollUpEntries rollUps, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var correction = await CorrectAsync(caseId, suspects, rollUps, cancellationToken);
            if (correction.Actions.Count == 0 || await TryAsync(correction.Actions, cancellationToken)) return correction.Repaired;
        }

        throw new ConflictException($"The index rows of {caseId} kept changing.");
    }

    private async Task<IndexCorrection> CorrectAsync(string caseId, IReadOnlyList<string> suspects, RollUpEntries rollUps, CancellationToken cancellationToken)
    {
        var heads = await FindHeadsAsync(caseId, cancellationToken);
        var first = await FindRowAsync(IndexRows.FirstKey(caseId), cancellationToken);
        var state = (await store.FindAsync(caseId, cancellationToken))?.State;
        var rows = state is null ? [] : IndexRows.Of(state).Append(FactRows.Of(state)).ToList();
        // A head that is wrong may name rows of another case.
        var keys = heads.SelectMany(IndexRows.KeysIn).Concat(suspects).Concat(rows.Select(row => row.RowKey)).Where(key => IndexRows.CaseIdOf(key) == caseId && !IndexRows.IsHeadOrFirst(key));
        var found = (await Task.WhenAll(keys.Distinct(StringComparer.Ordinal).Select(key => FindRowAsync(key, cancellationToken)))).OfType<TableEntity>().ToList();
        if (state is not null && await IsRolledUpAsync(state, found, rollUps, cancellationToken)) rows.RemoveAt(rows.Count - 1);
        IReadOnlyList<TableEntity> there = [.. heads, .. first is null ? Array.Empty<TableEntity>() : [first], .. found];
        return IndexCorrection.Of(there, state is null ? rows : [.. rows, IndexRows.Head(state), IndexRows.First(caseId)], heads, first);
    }

    /// <summary>Its facts are in the roll-up of its day and not in a row of their own, which would count more.</summary>
    private static async Task<bool> IsRolledUpAsync(CaseState state, List<TableEntity> found, RollUpEntries rollUps, CancellationToken cancellationToken)
    {
        var facts = CaseFacts.Of(state);
        return RollUp.Takes(facts) && !found.Exists(row => row.RowKey == FactRows.KeyOf(state)) && await rollUps.HasAsync(facts, cancellationToken);
    }

    private async Task<List<TableEntity>> FindHeadsAsync(string caseId, CancellationToken cancellationToken)
    {
        var prefix = IndexRows.HeadPrefix(caseId);
        return await _table.QueryAsync<TableEntity>(IndexRows.Between(prefix, prefix + '~'), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
    }

    private async Task<TableEntity?> FindRowAsync(string key, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(IndexRows.Partition, key, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private async Task<bool> TryAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
