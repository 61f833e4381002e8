using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rebuild;

public sealed class RebuildTargetsTests(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    private readonly RectificationStore _store = new(storage.Tables);
    private readonly CampaignIndex _index = new(storage.Tables);
    private readonly TableClient _rows = storage.Tables.GetTableClient(StorageNames.CampaignTargets);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_a_campaign_become_what_its_targets_ask_for()
    {
        var campaign = Sewage with { Id = $"c{Guid.NewGuid():N}" };
        var targets = new List<RectificationState>();
        for (var n = 0; n < 4; n++) targets.Add(await ListedAsync(campaign, n));
        var before = await FiguresAsync(campaign);
        await _rows.DeleteEntityAsync(campaign.Id, targets[0].Id, cancellationToken: Running);
        var row = (await _rows.GetEntityAsync<TableEntity>(campaign.Id, targets[1].Id, cancellationToken: Running)).Value;
        (row["Version"], row["Status"]) = (99L, nameof(RectificationStatus.Settled));
        await _rows.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Running);
        await _rows.AddEntityAsync(new TableEntity(row) { PartitionKey = "another" }, Running);
        await _rows.AddEntityAsync(new TableEntity(row) { RowKey = "ZG260302AAAAAAAAAAA" }, Running);
        var progress = await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync();
        Assert.Equal((2L, 2L, 0L), (progress.Written, progress.Removed, progress.Failed));
        Assert.Equal(before, await FiguresAsync(campaign));
        Assert.Equal(targets.Select(t => t.Id).Order(StringComparer.Ordinal), (await _index.ListAsync(campaign.Id, new TargetFilter(), 10, continuation: null, Running)).Items.Select(t => t.Id));
    }

    [Fact]
    public async Task What_is_no_target_asks_for_no_row_and_fails_nothing()
    {
        await storage.Tables.GetTableClient(StorageNames.Rectifications).AddEntityAsync(new TableEntity("by-hand", "rectification"), Running);
        var progress = await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync();
        Assert.Equal((0L, 0L), (progress.Written, progress.Failed));
    }

    private async Task<RectificationState> ListedAsync(Campaign campaign, int number)
    {
        var target = new TargetInHand(campaign, Noodles with { Address = $"剑河路{number}号" });
        var kind = RectificationRecord.Kind;
        var commit = kind.Commit(target.State.Id, before: null, [.. target.Log.Select(entry => kind.Read(entry).Event)], "zhao", Start);
        Assert.True(await _store.TryCommitAsync(commit, Running));
        await _index.ShowAsync(commit.After, Running);
        return commit.After;
    }

    private async Task<string> FiguresAsync(Campaign campaign) =>
        System.Text.Json.JsonSerializer.Serialize((await CampaignFigures.CountAsync(_index.MarksAsync(campaign.Id, Running), Start, Running)).Total);
}
