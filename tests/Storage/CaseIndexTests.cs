using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class CaseIndexTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _filer = Guid.NewGuid().ToString("N");
    private CaseIndex _index = null!;
    private CaseQueries _queries = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString);
        await tables.CreateTableIfNotExistsAsync(StorageNames.CaseIndex, Running);
        (_index, _queries) = (new CaseIndex(tables), new CaseQueries(tables, new FakeTimeProvider(SampleTown.Noon)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_later_version_that_is_shown_first_is_not_joined_by_the_earlier()
    {
        var (first, second, third) = States();
        await _index.ShowAsync(first, second, outbox: null, Running);
        await _index.ShowAsync(before: null, first, outbox: null, Running);
        Assert.Equal(second.Version, Assert.Single(await ShownAsync()).Version);
        await _index.ShowAsync(second, third, outbox: null, Running);
        Assert.Equal(third.Version, Assert.Single(await ShownAsync()).Version);
    }

    [Fact]
    public async Task An_earlier_version_never_covers_a_later()
    {
        var (first, second, third) = States();
        await _index.ShowAsync(before: null, first, outbox: null, Running);
        await _index.ShowAsync(second, third, outbox: null, Running);
        await _index.ShowAsync(first, second, outbox: null, Running);
        Assert.Equal(third.Version, Assert.Single(await ShownAsync()).Version);
    }

    [Fact]
    public async Task Of_all_versions_shown_at_once_the_last_remains_alone()
    {
        var (first, second, third) = States();
        await Task.WhenAll(
            _index.ShowAsync(third, outbox: null, Running), _index.ShowAsync(second, outbox: null, Running),
            _index.ShowAsync(before: null, first, outbox: null, Running), _index.ShowAsync(first, second, outbox: null, Running),
            _index.ShowAsync(second, third, outbox: null, Running));
        Assert.Equal(third.Version, Assert.Single(await ShownAsync()).Version);
    }

    private async Task<IReadOnlyList<CaseSummary>> ShownAsync() =>
        (await _queries.ListAsync(new CaseFilter { FiledBy = _filer }, 100, continuation: null, Running)).Items;

    private (CaseState First, CaseState Second, CaseState Third) States()
    {
        var inHand = new CaseInHand();
        var first = inHand.State;
        inHand.Wait(TimeSpan.Zero);
        var second = inHand.State;
        inHand.Give(new Accept(), SampleTown.Handler);
        return (Mine(first), Mine(second), Mine(inHand.State));
    }

    private CaseState Mine(CaseState state) => state with { Id = _filer, FiledBy = _filer };
}
