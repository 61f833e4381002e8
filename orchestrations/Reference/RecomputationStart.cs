using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>Makes sure that the version in force has been taken to the open cases: right after a change, and by a timer after a crash.</summary>
public sealed class RecomputationStart(ReferenceInForce inForce, Recomputations recomputations)
{
    private long _over;

    /// <summary>The version's number makes the instance's id, so that it runs once however often it is asked for.</summary>
    public static string InstanceId(long version) => $"reference-{version}";

    /// <summary>Costs nothing once the version's recomputation is known to be over.</summary>
    public async Task EnsureAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var version = (await inForce.GetAsync(cancellationToken)).Version;
        if (version <= Interlocked.Read(ref _over)) return;
        if (await recomputations.FindAsync(version, cancellationToken) is { IsOver: true }) Interlocked.Exchange(ref _over, version);
        else await engine.StartOnceAsync(nameof(RecomputationOrchestrator), InstanceId(version), new RecomputationProgress(version), cancellationToken);
    }
}
