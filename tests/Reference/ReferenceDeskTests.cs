using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Tests.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>On a storage emulator of its own: there is one ledger for a whole storage.</summary>
public sealed class ReferenceDeskTests : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;
    private ReferenceHall _one = null!;
    private ReferenceHall _other = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Running);
        _one = await ReferenceHall.OpenAsync(_azurite);
        _other = await ReferenceHall.OpenAsync(_azurite);
    }

    public async ValueTask DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task A_change_counts_at_once_here_and_after_a_look_elsewhere()
    {
        Assert.Equal(0, (await _other.InForce.GetAsync(Running)).Version);
        var change = await _one.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("a")), Running);
        Assert.Equal((1, "a"), (change.Version, (await _one.InForce.GetAsync(Running)).Planner.Calendar.Edition));
        Assert.Equal("a", (await _other.InForce.LookAsync(Running)).Planner.Calendar.Edition);
    }

    [Fact]
    public async Task Of_two_changes_from_one_starting_point_the_second_is_refused()
    {
        var first = await _one.Desk.ProposeAsync(ReplaceableSet.Calendar, ReferenceHall.Write(ReferenceHall.With2027("a")), Running);
        var second = await _other.Desk.ProposeAsync(ReplaceableSet.Calendar, ReferenceHall.Write(ReferenceHall.With2027("b")), Running);
        await _one.Desk.AcceptAsync(first, "guan", Running);
        await Assert.ThrowsAsync<ConflictException>(() => _other.Desk.AcceptAsync(second, "guan", Running));
        Assert.Equal(["a"], (await _other.InForce.LookAsync(Running)).Ledger.Changes.Select(c => c.Edition));
    }

    [Fact]
    public async Task A_crash_before_the_ledger_names_it_leaves_nothing_in_force_and_the_number_unused()
    {
        Assert.True(await _one.Store.TryWriteVersionAsync("calendar", 1, ReferenceHall.Text("lost"), Running));
        Assert.Equal(0, (await _one.InForce.LookAsync(Running)).Version);
        Assert.Equal(2, (await _one.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("a")), Running)).Version);
    }

    [Fact]
    public async Task A_stored_set_that_cannot_be_used_leaves_the_last_good_one_in_force_also_after_a_start()
    {
        await _one.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("good")), Running);
        var ledger = (await _one.InForce.LookAsync(Running)).Ledger;
        await _one.Store.TryWriteVersionAsync("calendar", 2, ReferenceHall.Text("{}"), Running);
        await _one.Store.TryAcceptAsync(ledger, new ReferenceChange(2, "calendar", "broken", "guan", DateTimeOffset.UnixEpoch, ""), Running);
        Assert.Equal("good", (await _one.InForce.LookAsync(Running)).Planner.Calendar.Edition);
        Assert.Equal((1, "good"), await StartedAsync());
        Assert.Equal(3, (await _one.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("better")), Running)).Version);
        Assert.Equal((3, "better"), await StartedAsync());
    }

    [Fact]
    public async Task An_edition_stands_for_one_content_for_ever()
    {
        var calendar = ReferenceHall.With2027(Seeds.Town.CalendarSet.Edition);
        var invalid = await Assert.ThrowsAsync<ReferenceDataException>(() => _one.PutAsync(ReferenceHall.Write(calendar), Running));
        Assert.Equal(("calendar.json", "edition", 1), (invalid.Problems[0].File, invalid.Problems[0].Place, invalid.Problems[0].Line));
        Assert.Equal(1, (await _one.PutAsync(ReferenceHall.Write(Calendars.Set), Running)).Version);
    }

    [Fact]
    public async Task A_category_that_cases_may_stand_under_cannot_go()
    {
        Assert.True(ReplaceableSet.TryFind("categories", out var set));
        var fewer = Seeds.Town with { CategorySet = Seeds.Town.CategorySet with { Edition = "fewer", Categories = [.. Seeds.Town.CategorySet.Categories.Skip(1)] } };
        var invalid = await Assert.ThrowsAsync<ReferenceDataException>(() => _one.Desk.ProposeAsync(set, set.Write(fewer), Running));
        Assert.Contains(invalid.Problems, p => p.Change.Contains("is gone", StringComparison.Ordinal));
    }

    private async Task<(long Version, string Edition)> StartedAsync()
    {
        using var started = await ReferenceHall.OpenAsync(_azurite);
        var rules = await started.InForce.LookAsync(Running);
        return (rules.Version, rules.Planner.Calendar.Edition);
    }
}
