using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Records;

/// <summary>A command as it came in.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="ExpectedVersion">Of <c>If-Match</c>; <c>null</c> when the client does not care.</param>
/// <param name="Receipt">Key and body hash of <c>Idempotency-Key</c>.</param>
public sealed record CommandRequest<TCommand>(string Id, TCommand Command, Actor Actor, long? ExpectedVersion = null, CommandReceipt? Receipt = null);

/// <summary>Where commands are carried out: read, decide, promise what follows, commit, and let it follow.</summary>
public abstract class RecordDesk<TState, TCommand>(RecordStore<TState> store, RecordWriter<TState> writer, TimeProvider clock) where TState : class, IRecordState
{
    /// <summary>Carries a command out; answers once it is committed, whether or not the engine can be reached. Where nothing is to be done, nothing is written.</summary>
    /// <exception cref="Exception">No such record: the one that its kind names.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle refuses it.</exception>
    /// <exception cref="VersionMismatchException">The record is at another version.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The key stands for another command.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<TState> ExecuteAsync(CommandRequest<TCommand> request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var command = request.Command!.GetType().Name;
        using var span = TownTraces.Start($"{store.Kind.Noun} command", request.Id)?.SetTag("xinjing.command", command);
        var outcome = CommandOutcome.Failed;
        try
        {
            var state = await CarryOutAsync(request, engine, cancellationToken);
            outcome = CommandOutcome.CarriedOut;
            return state;
        }
        catch (Exception refused) when (refused is CommandRejectedException or VersionMismatchException or IdempotencyKeyReusedException)
        {
            outcome = CommandOutcome.Refused;
            throw;
        }
        finally
        {
            TownMeters.Command(store.Kind.Noun, command, outcome);
        }
    }

    private async Task<TState> CarryOutAsync(CommandRequest<TCommand> request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        TState? repeated = null;
        var isAgain = false;
        var written = await writer.WriteAsync(request.Id, NextAsync, promises: true, cancellationToken);
        if (written.Commit is not { } commit) return repeated ?? written.State;
        await FollowAsync(commit, written.Promise!, engine);
        return commit.After;

        async Task<Commit<TState>?> NextAsync(Stored<TState> before)
        {
            // After a conflict: the same command may have been carried out at the same time.
            if (isAgain && (repeated = await RepeatedAsync(request, cancellationToken)) is not null) return null;
            isAgain = true;
            var now = clock.Now();
            var decision = await DecideAsync(request, before.State, now, cancellationToken);
            if (Refusal(request, before.State, decision, now) is { } refusal)
            {
                repeated = await RepeatedAsync(request, cancellationToken) ?? throw refusal;
                return null;
            }

            if (decision.Events.Count == 0) return null;
            var beside = await BesideAsync(request, decision.Events, cancellationToken);
            return store.Kind.Commit(request.Id, before, decision.Events, request.Actor.Id, now, request.Receipt) with { Beside = beside };
        }
    }

    /// <summary>Whether a command would be carried out now, before a client goes to the trouble of sending what it needs.</summary>
    /// <param name="key">Of a command that may have been carried out before; then there is nothing to check.</param>
    /// <exception cref="Exception">No such record: the one that its kind names.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle would refuse it.</exception>
    /// <exception cref="VersionMismatchException">The record is at another version.</exception>
    public async Task CheckAsync(CommandRequest<TCommand> request, string? key, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(request.Id, cancellationToken) ?? throw store.Kind.NotFound(request.Id);
        var now = clock.Now();
        if (Refusal(request, stored.State, await DecideAsync(request, stored.State, now, cancellationToken), now) is not { } refusal) return;
        if (key is null || await store.FindReceiptAsync(request.Id, key, cancellationToken) is null) throw refusal;
    }

    /// <summary>What the rules in force say to it.</summary>
    protected abstract Task<Decision> DecideAsync(CommandRequest<TCommand> request, TState state, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Names of the commands that the actor could give now.</summary>
    protected abstract IReadOnlyList<string> Allowed(TState state, Actor actor, DateTimeOffset now);

    /// <summary>What has to change beside the log together with it; <c>null</c> for nothing.</summary>
    protected virtual Task<SideRow?> BesideAsync(CommandRequest<TCommand> request, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken) =>
        Task.FromResult<SideRow?>(null);

    /// <summary>What follows a commit; it does not throw, the promise keeps what fails.</summary>
    protected abstract Task FollowAsync(Commit<TState> commit, OutboxEntry promise, DurableTaskClient engine);

    /// <summary>The result that the same command gave before: the record as it was then.</summary>
    private async Task<TState?> RepeatedAsync(CommandRequest<TCommand> request, CancellationToken cancellationToken)
    {
        if (request.Receipt is not { } wanted || await store.FindReceiptAsync(request.Id, wanted.Key, cancellationToken) is not { } found) return null;
        return found.BodyHash == wanted.BodyHash
            ? await store.ReadAtAsync(request.Id, found.Version, cancellationToken)
            : throw new IdempotencyKeyReusedException();
    }

    private Exception? Refusal(CommandRequest<TCommand> request, TState state, Decision decision, DateTimeOffset now) =>
        decision.Rejection is { } rejection ? new CommandRejectedException(rejection, Allowed(state, request.Actor, now))
        : (request.ExpectedVersion ?? state.Version) != state.Version ? new VersionMismatchException(store.Kind.Noun, state.Version)
        : null;
}
