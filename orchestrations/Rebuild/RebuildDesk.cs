using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rebuild;

/// <summary>Where a rebuild of the index is asked for; one at a time.</summary>
public sealed class RebuildDesk(IndexRebuilds rebuilds, TimeProvider clock)
{
    /// <summary>Begins a rebuild, or goes on with the one that is under way: who asks again after a crash gets the same one.</summary>
    public async Task<RebuildProgress> StartAsync(Actor admin, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var latest = await rebuilds.FindLatestAsync(cancellationToken);
        var progress = latest is { IsOver: false }
            ? latest
            : await rebuilds.AddAsync(new RebuildProgress((latest?.Run ?? 0) + 1, admin.Id, clock.GetUtcNow()), cancellationToken);
        await EnsureAsync(progress, engine, cancellationToken);
        return progress;
    }

    /// <summary>Makes sure that what was asked for is being done: a crash may have come before the engine heard of it.</summary>
    public async Task FollowAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await rebuilds.FindLatestAsync(cancellationToken) is { IsOver: false } latest) await EnsureAsync(latest, engine, cancellationToken);
    }

    /// <summary>One that failed is begun again where it was.</summary>
    private static Task EnsureAsync(RebuildProgress progress, DurableTaskClient engine, CancellationToken cancellationToken) =>
        engine.StartOnceAsync(nameof(RebuildOrchestrator), InstanceId(progress.Run), progress, cancellationToken);

    private static string InstanceId(int run) => $"index-rebuild-{run}";
}
