using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Dossiers;

/// <summary>A case as it is written down for a court (案件卷宗): its state, all of its log, and whether the log holds.</summary>
/// <param name="Reporter">As the reader may see it; <c>null</c> when there is none.</param>
/// <param name="Log">Up to the version of the state.</param>
public sealed record CaseDossier(CaseState State, Reporter? Reporter, IReadOnlyList<LogEntry> Log, LogVerification Verification)
{
    /// <summary>UTC; of the last entry. What depends on time is said for this instant, so that the same version is always the same dossier.</summary>
    public DateTimeOffset At => Log.Count == 0 ? State.FiledAt : Log[^1].At;
}
