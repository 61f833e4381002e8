using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What a change came to.</summary>
/// <param name="State">Of the case afterwards.</param>
/// <param name="Commit"><c>null</c> when there was nothing to change.</param>
/// <param name="Promise">Of what follows the commit; <c>null</c> when none was asked for.</param>
public sealed record WrittenCase(CaseState State, CaseCommit? Commit = null, OutboxEntry? Promise = null);

/// <summary>Changes a case that is there: reads it, lets the caller decide, promises what follows and commits, until nobody came between.</summary>
public sealed class CaseWriter(CaseStore store, Outbox outbox)
{
    private const int Attempts = 30;

    /// <param name="decide">The commit that follows the case as it is; <c>null</c> for none. After a conflict it is asked again.</param>
    /// <param name="promises">Whether something follows that a crash must not lose.</param>
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<WrittenCase> WriteAsync(string caseId, Func<StoredCase, Task<CaseCommit?>> decide, bool promises, CancellationToken cancellationToken)
    {
        OutboxEntry? promise = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.FindAsync(caseId, cancellationToken) ?? throw new CaseNotFoundException(caseId);
            if (await DecideAsync(before, decide, promise) is not { } commit) return new WrittenCase(before.State);
            if (promises) promise = await outbox.PromiseAsync(caseId, before.State.Version, promise, cancellationToken);
            if (await store.TryCommitAsync(commit, cancellationToken)) return new WrittenCase(commit.After, commit, promise);
        }

        throw new ConflictException($"Case {caseId} kept changing; send it again.");
    }

    /// <summary>Where nothing is committed, the promise of an earlier attempt is withdrawn.</summary>
    private async Task<CaseCommit?> DecideAsync(StoredCase before, Func<StoredCase, Task<CaseCommit?>> decide, OutboxEntry? promise)
    {
        CaseCommit? commit = null;
        try
        {
            commit = await decide(before);
            return commit;
        }
        finally
        {
            if (commit is null && promise is not null) await outbox.WithdrawAsync(promise);
        }
    }
}
