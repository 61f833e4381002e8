using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Rebuild;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Privacy;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>A rebuild without the engine: page after page until it is over.</summary>
internal sealed class RebuildRun(TableServiceClient tables, CaseArchive archive)
{
    private static int _runs;
    private readonly IndexRebuilds _rebuilds = new(tables);

    public async Task<RebuildProgress> RunAsync()
    {
        var clock = new FakeTimeProvider(SampleTown.Noon);
        var (cases, targets) = (new CaseStore(tables, archive, SampleKeys.Personal), new RectificationStore(tables));
        var activities = new RebuildActivities(
            cases, new CaseIndexRepair(tables, cases), new RollUpRepair(tables, cases), targets, new CampaignIndexRepair(tables, targets), _rebuilds, clock, NullLogger<RebuildActivities>.Instance);
        var progress = await _rebuilds.AddAsync(new RebuildProgress(Interlocked.Increment(ref _runs), "guan", clock.GetUtcNow()), CancellationToken.None);
        while (!progress.IsOver) progress = await activities.RebuildIndexPage(progress, CancellationToken.None);
        return progress;
    }
}
