using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xinjing.Serverless.Tests.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class CampaignIndexTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly RequestCounter _requests = new();
    private readonly Campaign _campaign = Sewage with { Id = $"c{Guid.NewGuid():N}" };
    private CampaignIndex _index = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_requests, Azure.Core.HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString, options);
        await tables.CreateTableIfNotExistsAsync(StorageNames.CampaignTargets, Running);
        _index = new CampaignIndex(tables);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_earlier_version_never_covers_a_later_whoever_comes_first()
    {
        var target = new TargetInHand(_campaign, Noodles);
        List<RectificationState> versions = [target.State];
        versions.Add(target.Does(new DeliverNotice(NoticeWay.Printed), Inspector).State);
        versions.Add(target.Does(new Inspect(target.Answers()), Inspector).State);
        await Task.WhenAll(versions.Concat(versions.AsEnumerable().Reverse()).Select(state => _index.ShowAsync(state, Running)));
        var shown = Assert.Single((await _index.ListAsync(_campaign.Id, new TargetFilter(), 10, continuation: null, Running)).Items);
        Assert.Equal((target.State.Version, RectificationStatus.Passed), (shown.Version, shown.Status));
        await _index.ShowAsync(versions[0], Running);
        Assert.Equal(target.State.Version, Assert.Single((await _index.ListAsync(_campaign.Id, new TargetFilter(), 10, continuation: null, Running)).Items).Version);
    }

    [Fact]
    public async Task A_campaign_is_counted_a_thousand_targets_at_a_time()
    {
        const int count = 1_200;
        var some = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Running };
        await Parallel.ForEachAsync(Enumerable.Range(0, count), some, async (n, token) =>
        {
            var target = new TargetInHand(_campaign, Noodles with { Address = $"剑河路{n}号" });
            if (n % 3 == 0) target.Does(new Inspect(target.Answers()), Inspector);
            await _index.ShowAsync(target.State, token);
        });
        _requests.Count = 0;
        var figures = await CampaignFigures.CountAsync(_index.MarksAsync(_campaign.Id, Running), Start, Running);
        Assert.Equal((count, count / 3, 2), (figures.Total.Targets, figures.Total.Visited, _requests.Count));
        Assert.Equal(figures.Total, figures.Sections[Section]);
    }

    [Fact]
    public async Task Only_open_targets_that_are_due_have_to_be_woken()
    {
        var (waiting, passed) = (new TargetInHand(_campaign, Noodles), new TargetInHand(_campaign, Noodles with { Address = "剑河路2号" }));
        passed.Does(new Inspect(passed.Answers()), Inspector);
        await _index.ShowAsync(waiting.State, Running);
        await _index.ShowAsync(passed.State, Running);
        var due = RectificationLifecycle.NextDeadline(waiting.State)!.Value;
        Assert.Empty(await NotWokenAsync(due));
        Assert.Equal([waiting.State.Id], await NotWokenAsync(due.AddTicks(1)));
    }

    private async Task<List<string>> NotWokenAsync(DateTimeOffset before)
    {
        var ids = new List<string>();
        await foreach (var id in _index.FindNotWokenAsync(_campaign.Id, before, Running)) ids.Add(id);
        return ids;
    }
}
