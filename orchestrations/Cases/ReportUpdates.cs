using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What another report of a known source id did to its case.</summary>
/// <param name="State">Of the case afterwards.</param>
/// <param name="Amended">What it changed; <c>null</c> when it said nothing new, or was not the latest.</param>
public sealed record UpdatedCase(CaseState State, ReportAmended? Amended);

/// <summary>A report with what it says of urgency, which may be nothing.</summary>
public sealed record ReportUpdate(CaseReport Report, ReportStamp From, bool? Urgent);

/// <summary>Where a later report of a case changes it; the reporter's row is replaced in the same transaction.</summary>
public sealed class ReportUpdates(ReferenceInForce reference, CaseStore store, CaseWriter writer, CaseFollowUp followUp, TimeProvider clock)
{
    /// <summary>Applies a report to its case. Applied twice it does no more than once, and answers the same.</summary>
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    /// <exception cref="CommandRejectedException">It says something that cannot be, or would change a closed case.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<UpdatedCase> ApplyAsync(string caseId, ReportUpdate update, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        ReportAmended? amended = null;
        var written = await writer.WriteAsync(caseId, NextAsync, promises: true, cancellationToken);
        if (written.Commit is { } commit) await followUp.RunAsync(commit, written.Promise!, engine);
        return new UpdatedCase(written.State, amended);

        async Task<Commit<CaseState>?> NextAsync(Stored<CaseState> before)
        {
            if (before.State.ReportedFrom is { } last && last.Batch == update.From.Batch && last.Row >= update.From.Row)
            {
                amended = await FindAppliedAsync(caseId, update.From, cancellationToken);
                return null;
            }

            var kept = await FindSealedAsync(before.State, update, cancellationToken);
            var reporter = Merged(kept.Reporter, before.State.ReporterErased ? null : update.Report.Reporter);
            var now = clock.Now();
            var decision = (await reference.GetAsync(cancellationToken)).Lifecycle.Decide(before.State, Command(before.State, update, reporter), actor, now);
            if (decision.Rejection is { } rejection) throw new CommandRejectedException(rejection, []);
            amended = decision.Events.Count == 0 ? null : (ReportAmended)decision.Events[0];
            if (amended is null) return null;
            var next = kept with { Reporter = reporter.After.CanBeCalled ? reporter.After : null };
            if (amended.HasSealedWords) next = next.Saying(update.Report.Description, update.Report.Address);
            return CaseRecord.Kind.Commit(caseId, before, decision.Events, actor.Id, now) with { Beside = next == kept ? null : store.Beside(caseId, next) };
        }
    }

    /// <summary>What this very report changed before a crash, although later ones of its batch may have followed.</summary>
    private async Task<ReportAmended?> FindAppliedAsync(string caseId, ReportStamp from, CancellationToken cancellationToken) =>
        (await store.ReadLogAsync(caseId, cancellationToken)).Where(e => e.Event == nameof(ReportAmended))
            .Select(e => (ReportAmended)CaseRecord.Kind.Read(e).Event)
            .FirstOrDefault(e => e.From.Batch == from.Batch && e.From.Row == from.Row);

    /// <summary>A row is read only where the report has something for it.</summary>
    private Task<SealedReport> FindSealedAsync(CaseState state, ReportUpdate update, CancellationToken cancellationToken) =>
        update.Report.Sealed() == new SealedReport() ? Task.FromResult(new SealedReport()) : store.FindSealedAsync(state.Id, cancellationToken);

    private static (Reporter Before, Reporter After) Merged(Reporter? known, Reporter? said)
    {
        var before = known ?? new Reporter();
        var after = new Reporter(said?.Name ?? before.Name, said?.Phone ?? before.Phone, said?.Address ?? before.Address);
        return (before, after.CanBeCalled ? after : before);
    }

    private static AmendReport Command(CaseState state, ReportUpdate update, (Reporter Before, Reporter After) reporter) => new()
    {
        From = update.From,
        Category = update.Report.Category,
        Condition = update.Report.Condition,
        Description = update.Report.Description,
        Address = update.Report.Address,
        Location = update.Report.Location,
        Grid = update.Report.Grid,
        Urgent = update.Urgent,
        NameChanged = reporter.Before.Name != reporter.After.Name,
        PhoneChanged = reporter.Before.Phone != reporter.After.Phone,
        AddressChanged = reporter.Before.Address != reporter.After.Address,
        HasReporter = reporter.After.CanBeCalled || state.HasReporter,
    };
}
