using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>Facts of the cases that were filed in a range of days: a range of fact rows in the index, and one of roll-ups.</summary>
public sealed class FactQueries(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>By day of filing and then by id, each case as it was at some instant while it was looked for.</summary>
    /// <param name="from">Shanghai, included.</param>
    /// <param name="to">Shanghai, included.</param>
    /// <param name="unit">Only cases that are with this main unit; <c>null</c> for all.</param>
    public async Task<IReadOnlyList<CaseFacts>> ListAsync(DateOnly from, DateOnly to, string? unit, CancellationToken cancellationToken)
    {
        // Rows first: what a roll-up takes away between the two is then found in it.
        var rows = await Query(FactRows.Between(from, to.AddDays(1)), [FactRows.Facts], cancellationToken).Select(FactRows.Read).ToListAsync(cancellationToken);
        var rollUps = await Query(RollUpRows.Between(from, to.AddDays(1)), columns: null, cancellationToken).Select(RollUpRows.Read).ToListAsync(cancellationToken);
        // Rows of other units are read as well, since one of them may cover an entry from the time when the case was with this unit.
        var facts = RollUp.Merge(rows, rollUps.SelectMany(day => day));
        return unit is null ? facts : [.. facts.Where(f => f.Unit == unit)];
    }

    /// <summary>The facts of some cases, day by day of filing; in memory are those of one day and those that were asked for.</summary>
    /// <param name="cases">Id and day of filing (Shanghai) of each; one without facts is passed over.</param>
    public async Task<IReadOnlyList<CaseFacts>> FindAsync(IEnumerable<(DateOnly Day, string Id)> cases, CancellationToken cancellationToken)
    {
        var found = new List<CaseFacts>();
        foreach (var day in cases.ToLookup(c => c.Day, c => c.Id).OrderBy(day => day.Key))
        {
            var wanted = day.ToHashSet(StringComparer.Ordinal);
            found.AddRange((await ListAsync(day.Key, day.Key, unit: null, cancellationToken)).Where(f => wanted.Contains(f.Id)));
        }

        return found;
    }

    private AsyncPageable<TableEntity> Query(string filter, string[]? columns, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, maxPerPage: 1000, columns, cancellationToken);
}
