using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Records;

/// <summary>What a change came to.</summary>
/// <param name="State">Of the record afterwards.</param>
/// <param name="Commit"><c>null</c> when there was nothing to change.</param>
/// <param name="Promise">Of what follows the commit; <c>null</c> when none was asked for.</param>
public sealed record Written<TState>(TState State, Commit<TState>? Commit = null, OutboxEntry? Promise = null) where TState : class, IRecordState;

/// <summary>Changes a record that is there: reads it, lets the caller decide, promises what follows and commits, until nobody came between. One that is archived is restored first.</summary>
public class RecordWriter<TState>(RecordStore<TState> store, Outbox outbox) where TState : class, IRecordState
{
    private const int Attempts = 30;

    /// <param name="decide">The commit that follows the record as it is; <c>null</c> for none. After a conflict it is asked again.</param>
    /// <param name="promises">Whether something follows that a crash must not lose.</param>
    /// <exception cref="Exception">No such record: the one that its kind names.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<Written<TState>> WriteAsync(string id, Func<Stored<TState>, Task<Commit<TState>?>> decide, bool promises, CancellationToken cancellationToken)
    {
        using var span = TownTraces.Start($"{store.Kind.Noun} write", id);
        OutboxEntry? promise = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.FindAsync(id, cancellationToken) ?? throw store.Kind.NotFound(id);
            if (await DecideAsync(before, decide, promise) is not { } commit) return new Written<TState>(before.State);
            if (before.Archive is not null)
            {
                await store.RestoreAsync(id, cancellationToken);
                continue;
            }

            if (promises) promise = await outbox.PromiseAsync(id, before.State.Version, promise, cancellationToken);
            if (!await store.TryCommitAsync(commit, cancellationToken)) continue;
            TownMeters.Done(store.Kind.Noun, before.State.Deadlines, commit.After.Deadlines);
            return new Written<TState>(commit.After, commit, promise);
        }

        throw new ConflictException($"The {store.Kind.Noun} {id} kept changing; send it again.");
    }

    /// <summary>Where nothing is committed, the promise of an earlier attempt is withdrawn.</summary>
    private async Task<Commit<TState>?> DecideAsync(Stored<TState> before, Func<Stored<TState>, Task<Commit<TState>?>> decide, OutboxEntry? promise)
    {
        Commit<TState>? commit = null;
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
