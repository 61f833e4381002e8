using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>What the recomputation has done by the application; every part of it may be done twice.</summary>
public sealed partial class RecomputationActivities(
    ReferenceInForce inForce, CaseQueries queries, CaseDesk desk, Recomputations recomputations, ILogger<RecomputationActivities> logger)
{
    private const int PageSize = 200;

    /// <summary>Notes how far it has come, and answers the next open cases; none when it is over.</summary>
    [Function(nameof(TakeOpenCases))]
    public async Task<IReadOnlyList<string>> TakeOpenCases([ActivityTrigger] RecomputationProgress progress, CancellationToken cancellationToken)
    {
        var isSuperseded = (await inForce.LookAsync(cancellationToken)).Version > progress.Version;
        var caseIds = isSuperseded ? [] : await queries.ListOpenAsync(progress.After, PageSize, cancellationToken);
        var status = isSuperseded ? RecomputationStatus.Superseded : caseIds.Count == 0 ? RecomputationStatus.Done : RecomputationStatus.Running;
        await recomputations.NoteAsync(progress with { Status = status }, cancellationToken);
        return caseIds;
    }

    /// <summary>How many of the cases had a deadline that moved.</summary>
    [Function(nameof(RecomputeCases))]
    public async Task<int> RecomputeCases([ActivityTrigger] RecomputationBatch batch, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        _ = await inForce.LookAsync(cancellationToken);
        var moved = 0;
        foreach (var caseId in batch.CaseIds)
        {
            if (await RecomputeAsync(caseId, batch.Version, engine, cancellationToken)) moved++;
        }

        return moved;
    }

    /// <summary>The state remembers what moved, so the list is complete although a crash may come after the commit.</summary>
    private async Task<bool> RecomputeAsync(string caseId, long version, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            var state = await desk.ExecuteAsync(new CommandRequest<CaseCommand>(caseId, new RecomputeDeadlines(version), Actor.System), engine, cancellationToken);
            if (state.Recomputed is not { } recomputed || recomputed.ReferenceVersion != version) return false;
            await recomputations.AddAsync(version, caseId, recomputed.Moved, cancellationToken);
            return true;
        }
        catch (Exception hopeless) when (hopeless is CaseNotFoundException or CalendarRangeException)
        {
            LogPassedOver(hopeless, caseId, version);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Case {CaseId} keeps its deadlines from before version {Version} of the reference data.")]
    private partial void LogPassedOver(Exception exception, string caseId, long version);
}
