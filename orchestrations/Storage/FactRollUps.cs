using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Takes the facts of a day's closed cases out of their rows and into the day's roll-up. Both change in one transaction, so that
/// a fact is always in one of them; none is taken that has changed since it was read.
/// </summary>
public sealed class FactRollUps(TableServiceClient tables)
{
    /// <summary>A transaction has room for a hundred operations; one is for the roll-up.</summary>
    private const int MostPerTransaction = 99;

    private const int Attempts = 8;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>
    /// Days of filing on which closed cases have rows, the oldest first. It reads a thousand rows at a time, and those that
    /// earlier roll-ups left are the town's work in hand.
    /// </summary>
    /// <param name="before">Shanghai, not included.</param>
    public async Task<IReadOnlyList<DateOnly>> ListDaysAsync(DateOnly before, int top, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(FactRows.Between(DateOnly.MinValue, before), maxPerPage: 1000, [FactRows.Facts], cancellationToken);
        return await rows.Select(FactRows.Read).Where(RollUp.Takes).Select(facts => facts.Day).Distinct().Take(top).ToListAsync(cancellationToken);
    }

    /// <summary>Rolls up all closed cases of a day, or as many as fit into a row; the others keep theirs.</summary>
    /// <param name="day">Of filing, in Shanghai.</param>
    /// <returns>How many were taken.</returns>
    /// <exception cref="ConflictException">The rows kept changing.</exception>
    public async Task<int> RollUpAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var taken = 0;
        for (var conflicts = 0; conflicts < Attempts;)
        {
            var changes = await NextChangesAsync(day, cancellationToken);
            if (changes.Count == 0) return taken;
            if (!await TryChangeAsync(changes, cancellationToken))
            {
                conflicts++;
                continue;
            }

            taken += changes.Count - 1;
            if (changes.Count <= MostPerTransaction) return taken;
        }

        throw new ConflictException($"The fact rows of {IndexRows.Day(day)} kept changing.");
    }

    private async Task<IReadOnlyList<TableTransactionAction>> NextChangesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(FactRows.Between(day, day.AddDays(1)), cancellationToken: cancellationToken);
        var taken = await rows.Where(row => RollUp.Takes(FactRows.Read(row))).Take(MostPerTransaction).ToListAsync(cancellationToken);
        if (taken.Count == 0) return [];
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(IndexRows.Partition, RollUpRows.Key(day), cancellationToken: cancellationToken);
        var before = found.HasValue ? found.Value : null;
        if (RollUpRows.Of(day, RollUp.Merge(taken.Select(FactRows.Read), before is null ? [] : RollUpRows.Read(before))) is not { } after) return [];
        return
        [
            before is null ? new(TableTransactionActionType.Add, after) : new(TableTransactionActionType.UpdateReplace, after, before.ETag),
            .. taken.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)),
        ];
    }

    private async Task<bool> TryChangeAsync(IReadOnlyList<TableTransactionAction> changes, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(changes, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
