using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>Looks at records and their orchestrations together. It grants the engine what the sweep grants it: <c>Outbox:SweepAfter</c>.</summary>
public sealed class EngineWatch(WatchedRecords records, IOptions<OutboxOptions> options, TimeProvider clock)
{
    /// <summary>UTC; what was due, or changed, at this instant or later still has its time.</summary>
    public DateTimeOffset Before => clock.GetUtcNow() - options.Value.SweepAfter;

    /// <summary>A verdict for two storage transactions of ours and one or two of the engine's; where something seems wrong, one more.</summary>
    public async Task<EngineSight> LookAsync(WatchedRecord record, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var instance = await engine.FindAsync(record, cancellationToken);
        var (seen, before) = (SeenInstance.Of(instance), Before);
        var verdict = WatchRule.Judge(record.Progress, DateTimeOffset.MinValue, seen, before);
        if (verdict != EngineVerdict.Fine) verdict = WatchRule.Judge(record.Progress, await records.ReadChangedAtAsync(record, cancellationToken), seen, before);
        return new EngineSight(record, instance, verdict);
    }
}
