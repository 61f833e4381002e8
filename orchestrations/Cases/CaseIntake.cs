using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Cases;

/// <summary>A report as it came in.</summary>
/// <param name="BodyHash">Tells a repeated report from another one under the same idempotency key.</param>
/// <param name="IdempotencyKey">Caller and key; <c>null</c> when the client sent none.</param>
/// <param name="From">Where in a batch it stood; <c>null</c> when it came in by itself.</param>
public sealed record FilingRequest(CaseReport Report, Actor Actor, string BodyHash, string? IdempotencyKey = null, ReportStamp? From = null);

/// <summary>What a report has become.</summary>
/// <param name="Duplicate">The case was there before, filed by another report of the same source id.</param>
public sealed record FiledCase(CaseState State, bool Duplicate);

/// <summary>Where reports become cases, exactly one for each source id and for each idempotency key.</summary>
public sealed class CaseIntake(
    ReferenceInForce reference, DuplicateFinder duplicates, CaseStore store, IntakeLedger ledger, Outbox outbox, CaseFollowUp followUp, TimeProvider clock)
{
    /// <summary>Files a report; answers once the case is committed, whether or not the engine can be reached.</summary>
    /// <exception cref="CommandRejectedException">The report says something that cannot be; nothing is written.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The key stands for another report.</exception>
    public async Task<FiledCase> FileAsync(FilingRequest request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var sourceId = string.IsNullOrWhiteSpace(request.Report.SourceId) ? Guid.NewGuid().ToString("N") : request.Report.SourceId;
        var wanted = new IntakeEntry(CaseId.Create(request.Report.Source, sourceId, now), sourceId, request.BodyHash);
        _ = await DecideAsync(request, wanted, [], now, cancellationToken);
        using var span = TownTraces.Start("case filing", wanted.CaseId);
        var claimed = await ClaimAsync(request, wanted, cancellationToken);
        var isNew = ReferenceEquals(claimed, wanted);
        var filed = (isNew ? null : await FindFiledAsync(request, claimed.CaseId, cancellationToken))
            ?? await CommitAsync(request, claimed, now, engine, cancellationToken);
        span?.SetTag(TownTraces.RecordId, filed.State.Id);
        return filed;
    }

    /// <summary>
    /// Takes the key and the source id for this report, or learns which case they stand for. A crash right after it does no
    /// harm: the next try finds the claim without its case, and files it.
    /// </summary>
    private async Task<IntakeEntry> ClaimAsync(FilingRequest request, IntakeEntry wanted, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is { } key)
        {
            var earlier = await ledger.ClaimAsync($"key|{key}", wanted, cancellationToken);
            if (earlier.BodyHash != wanted.BodyHash) throw new IdempotencyKeyReusedException();
            wanted = earlier;
        }

        return string.IsNullOrWhiteSpace(request.Report.SourceId)
            ? wanted
            : await ledger.ClaimAsync($"source|{request.Report.Source}|{request.Report.SourceId}", wanted, cancellationToken);
    }

    private async Task<FiledCase> CommitAsync(
        FilingRequest request, IntakeEntry claimed, DateTimeOffset now, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var alike = await duplicates.FindAsync(request.Report, now, cancellationToken);
        var promise = await outbox.PromiseAsync(claimed.CaseId, fromVersion: 0, earlier: null, cancellationToken);
        var receipt = request.IdempotencyKey is { } key ? new CommandReceipt(key, request.BodyHash) : null;
        var events = await DecideAsync(request, claimed, alike, now, cancellationToken);
        var commit = CaseRecord.Kind.Commit(claimed.CaseId, before: null, events, request.Actor.Id, now, receipt) with { Beside = store.Beside(claimed.CaseId, request.Report.Sealed()) };
        if (await store.TryCommitAsync(commit, cancellationToken))
        {
            TownMeters.Report(commit.After.Source, isNew: true);
            await followUp.RunAsync(commit, promise, engine);
            return new FiledCase(commit.After, Duplicate: false);
        }

        await outbox.WithdrawAsync(promise);
        return await FindFiledAsync(request, claimed.CaseId, cancellationToken)
            ?? throw new ConflictException("The same report was being filed at the same time; send it again.");
    }

    /// <summary>The same request again is answered with the case as it was filed; another report of it, with the case as it is.</summary>
    private async Task<FiledCase?> FindFiledAsync(FilingRequest request, string caseId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(caseId, cancellationToken) is not { } stored) return null;
        TownMeters.Report(stored.State.Source, isNew: false);
        var receipt = request.IdempotencyKey is { } key ? await store.FindReceiptAsync(caseId, key, cancellationToken) : null;
        return receipt is null
            ? new FiledCase(stored.State, Duplicate: true)
            : new FiledCase(await store.ReadAtAsync(caseId, receipt.Version, cancellationToken), Duplicate: false);
    }

    private async Task<IReadOnlyList<LoggedEvent>> DecideAsync(
        FilingRequest request, IntakeEntry entry, IReadOnlyList<LikelyDuplicate> alike, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await reference.GetAsync(cancellationToken);
        var command = request.Report.ToCommand(entry.CaseId, entry.SourceId) with { LikelyDuplicates = alike, From = request.From };
        var decision = CommandText.Refuse(request.Report.Reporter) ?? rules.Lifecycle.Decide(state: null, command, request.Actor, now);
        return decision.Rejection is { } rejection ? throw new CommandRejectedException(rejection, []) : decision.Events;
    }
}
