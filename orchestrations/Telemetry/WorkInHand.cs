using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Telemetry;

/// <summary>Counts the open cases for whoever watches; where nobody does, it looks at nothing.</summary>
public sealed class WorkInHand(CaseQueries queries)
{
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        if (!TownMeters.CountsOpenCases) return;
        foreach (var ((stage, isOverdue), cases) in await queries.CountOpenAsync(cancellationToken)) TownMeters.Open(stage, isOverdue, cases);
    }
}
