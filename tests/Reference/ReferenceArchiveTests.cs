using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>On a storage emulator of its own: there is one ledger for a whole storage.</summary>
public sealed class ReferenceArchiveTests : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Running);

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    [Fact]
    public async Task Seeds_of_an_earlier_release_are_found_under_their_edition()
    {
        var earlier = ReferenceHall.With2027("earlier / 较早");
        using (var before = await ReferenceHall.OpenAsync(_azurite, Seeds.Town with { CalendarSet = earlier })) await before.Archive.KeepSeedsAsync(Running);
        using var now = await ReferenceHall.OpenAsync(_azurite);
        await now.Archive.KeepSeedsAsync(Running);
        await now.Archive.KeepSeedsAsync(Running);
        Assert.Equal(2027, (await FindAsync(now, earlier.Edition))!.CalendarSet.Years[^1].Year);
        Assert.Same(Seeds.Town, await FindAsync(now, Seeds.Town.CalendarSet.Edition));
        Assert.Null(await FindAsync(now, "never"));
    }

    [Fact]
    public async Task A_set_that_was_replaced_is_found_under_its_edition()
    {
        using var hall = await ReferenceHall.OpenAsync(_azurite);
        await hall.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("first")), Running);
        await hall.PutAsync(ReferenceHall.Write(ReferenceHall.With2027("second") with { Years = Seeds.Town.CalendarSet.Years }), Running);
        Assert.Equal(2027, (await FindAsync(hall, "first"))!.CalendarSet.Years[^1].Year);
    }

    private static Task<ReferenceData?> FindAsync(ReferenceHall hall, string edition) => hall.Archive.FindAsync(ReplaceableSet.Calendar, edition, Running);
}
