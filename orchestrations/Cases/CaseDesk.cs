using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Where commands to cases are carried out.</summary>
public sealed class CaseDesk(ReferenceInForce reference, CaseStore store, CaseWriter writer, CaseFollowUp followUp, TimeProvider clock)
    : RecordDesk<CaseState, CaseCommand>(store, writer, clock)
{
    /// <summary>A merge also asks the other case, which only a read of its partition knows.</summary>
    protected override async Task<Decision> DecideAsync(CommandRequest<CaseCommand> request, CaseState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await reference.GetAsync(cancellationToken);
        var decision = rules.Lifecycle.Decide(state, request.Command, request.Actor, now);
        return decision.Rejection is null && request.Command is Merge merge
            ? CaseLifecycle.RefuseToMergeInto((await store.FindAsync(merge.Into, cancellationToken))?.State) ?? decision
            : decision;
    }

    protected override IReadOnlyList<string> Allowed(CaseState state, Actor actor, DateTimeOffset now) => CaseLifecycle.Allowed(state, actor, now);

    /// <summary>Erasure empties the row; what a reporter adds is kept whole where the log may not have it so.</summary>
    protected override async Task<SideRow?> BesideAsync(CommandRequest<CaseCommand> request, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken) =>
        events.Any(e => e is ReporterErased) ? CaseStore.NoReporter
        : request.Command is Supplement more && events.Any(e => e is ReportSupplemented { HasSealedWords: true })
            ? store.Beside(request.Id, (await store.FindSealedAsync(request.Id, cancellationToken)).Saying(more.Note, more.Address))
            : null;

    protected override Task FollowAsync(Commit<CaseState> commit, OutboxEntry promise, DurableTaskClient engine) => followUp.RunAsync(commit, promise, engine);
}
