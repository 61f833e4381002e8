using System.Collections.Concurrent;
using Azure.Data.Tables;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>Facts that are rolled up, each day read once; for a page of cases, which were filed on a few days.</summary>
internal sealed class RollUpEntries(TableClient table)
{
    private readonly ConcurrentDictionary<DateOnly, Lazy<Task<Dictionary<string, CaseFacts>>>> _days = new();

    /// <summary>Whether the roll-up of its day has a case's facts as they are.</summary>
    public async Task<bool> HasAsync(CaseFacts facts, CancellationToken cancellationToken)
    {
        var day = await _days.GetOrAdd(facts.Day, key => new(() => ReadAsync(key, cancellationToken))).Value;
        return day.TryGetValue(facts.Id, out var rolledUp) && rolledUp == facts;
    }

    private async Task<Dictionary<string, CaseFacts>> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(IndexRows.Partition, RollUpRows.Key(day), cancellationToken: cancellationToken);
        return row.HasValue ? RollUpRows.ReadIfWhole(row.Value!).DistinctBy(f => f.Id, StringComparer.Ordinal).ToDictionary(f => f.Id, StringComparer.Ordinal) : [];
    }
}
