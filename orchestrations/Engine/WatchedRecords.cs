using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>Every record that an orchestration watches, of whichever kind its id says.</summary>
public sealed class WatchedRecords(CaseStore cases, RectificationStore rectifications)
{
    /// <summary><c>null</c> when there is no such record.</summary>
    public async Task<WatchedRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await cases.FindAsync(id, cancellationToken) is { } ofCase ? CaseEngine.Watched(ofCase.State)
        : await rectifications.FindAsync(id, cancellationToken) is { } ofTarget ? RectificationEngine.Watched(ofTarget.State)
        : null;

    /// <summary>When the last event happened that the record, as it was read, had (UTC).</summary>
    public async Task<DateTimeOffset> ReadChangedAtAsync(WatchedRecord record, CancellationToken cancellationToken)
    {
        var version = record.Progress.Version;
        var last = CaseId.IsValid(record.Id)
            ? await cases.ReadLogAsync(record.Id, cancellationToken, upTo: version, after: version - 1)
            : await rectifications.ReadLogAsync(record.Id, cancellationToken, upTo: version, after: version - 1);
        return last[0].At;
    }
}
