using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>Other tests have records in the same tables: each looks for its own.</summary>
public sealed class RecordSlicesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _campaign = $"slices-{Guid.NewGuid():N}";
    private TableServiceClient _tables = null!;
    private RecordSlices _slices = null!;
    private FiledDay _day = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString);
        foreach (var name in new[] { StorageNames.CaseIndex, StorageNames.CampaignTargets }) await _tables.CreateTableIfNotExistsAsync(name, Running);
        (_slices, _day) = (new RecordSlices(_tables), new FiledDay(_tables));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_open_case_and_open_target_is_in_one_slice_of_a_round_and_what_ended_long_ago_in_none()
    {
        var (open, closed) = (_day.Open("slice-open"), _day.Closed("slice-closed"));
        foreach (var state in new[] { open, closed }) await new CaseIndex(_tables).ShowAsync(state, outbox: null, Running);
        await TargetAsync("listed", RectificationStatus.Listed);
        await TargetAsync("passed", RectificationStatus.Passed);
        var round = await AllAsync((top, place) => _slices.ListToWatchAsync(DateTimeOffset.UtcNow.AddDays(10), top, place, Running), top: 3);
        Assert.Single(round, open.Id);
        Assert.DoesNotContain(closed.Id, round);
        Assert.Single(round, Target("listed"));
        Assert.DoesNotContain(Target("passed"), round);
    }

    [Fact]
    public async Task What_ended_lately_is_looked_at_once_more()
    {
        var closed = _day.Closed("slice-lately");
        await new CaseIndex(_tables).ShowAsync(closed, outbox: null, Running);
        await TargetAsync("lately", RectificationStatus.Passed);
        Assert.Contains(closed.Id, await AllAsync((top, place) => _slices.ListToWatchAsync(closed.ClosedAt!.Value.AddHours(3), top, place, Running), top: 50));
        Assert.Contains(Target("lately"), await AllAsync((top, place) => _slices.ListToWatchAsync(DateTimeOffset.UtcNow, top, place, Running), top: 50));
    }

    [Fact]
    public async Task What_ended_in_some_days_is_found_by_them()
    {
        var (open, closed) = (_day.Open("over-open"), _day.Closed("over-closed"));
        foreach (var state in new[] { open, closed }) await new CaseIndex(_tables).ShowAsync(state, outbox: null, Running);
        await TargetAsync("settled", RectificationStatus.Settled);
        await TargetAsync("enforced", RectificationStatus.Enforcement);
        var from = closed.ClosedAt!.Value;
        Assert.Equal([closed.Id], await OverAsync(from, from.AddMinutes(1)));
        Assert.Empty(await OverAsync(from.AddMinutes(-1), from));
        var today = await OverAsync(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.Contains(Target("settled"), today);
        Assert.DoesNotContain(Target("enforced"), today);
    }

    [Fact]
    public async Task A_place_that_no_slice_gave_is_refused() =>
        await Assert.ThrowsAsync<FormatException>(() => _slices.ListToWatchAsync(DateTimeOffset.UtcNow, 10, "nowhere", Running));

    private Task<List<string>> OverAsync(DateTimeOffset from, DateTimeOffset before) => AllAsync((top, place) => _slices.ListOverAsync(from, before, top, place, Running), top: 5);

    private static async Task<List<string>> AllAsync(Func<int, string?, Task<RecordSlice>> list, int top)
    {
        var ids = new List<string>();
        string? place = null;
        do
        {
            var slice = await list(top, place);
            Assert.True(slice.Ids.Count <= top);
            ids.AddRange(slice.Ids);
            place = slice.Continuation;
        }
        while (place is not null);
        return ids;
    }

    private string Target(string name) => $"{name}-{_campaign}";

    /// <summary>What the slices read of a target's row.</summary>
    private async Task TargetAsync(string name, RectificationStatus status) => await _tables.GetTableClient(StorageNames.CampaignTargets)
        .UpsertEntityAsync(new TableEntity(_campaign, Target(name)) { ["Status"] = status.ToString() }, TableUpdateMode.Replace, Running);
}
