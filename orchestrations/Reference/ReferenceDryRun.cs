using System.Collections.Concurrent;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>What a proposal would do to some of the open cases.</summary>
/// <param name="Cases">How many were looked at.</param>
/// <param name="Continuation">For the next ones; <c>null</c> at the end.</param>
public sealed record DryRunPage(int Cases, IReadOnlyList<MovedCase> Moved, string? Continuation);

/// <summary>Shows which deadlines a proposal would move, by the very command that would move them; changes nothing.</summary>
public sealed class ReferenceDryRun(CaseQueries queries, CaseStore store, TimeProvider clock)
{
    private const int ReadsAtOnce = 16;

    /// <param name="top">Open cases to look at, in the order of their ids.</param>
    /// <param name="continuation">Of the page before.</param>
    public async Task<DryRunPage> RunAsync(ReferenceProposal proposal, int top, string? continuation, CancellationToken cancellationToken)
    {
        var lifecycle = proposal.Data.CreateLifecycle();
        var command = new RecomputeDeadlines(proposal.Ledger.Version + 1);
        var caseIds = await queries.ListOpenAsync(continuation, top, cancellationToken);
        var moved = new ConcurrentBag<MovedCase>();
        var some = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(caseIds, some, async (caseId, token) =>
        {
            if (await store.FindAsync(caseId, token) is not { } stored) return;
            foreach (var happened in lifecycle.Decide(stored.State, command, Actor.System, clock.Now()).Events.OfType<DeadlinesRecomputed>())
                moved.Add(new MovedCase(caseId, happened.Moved));
        });
        return new DryRunPage(caseIds.Count, [.. moved.OrderBy(m => m.CaseId, StringComparer.Ordinal)], caseIds.Count < top ? null : caseIds[^1]);
    }
}
