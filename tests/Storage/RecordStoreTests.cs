using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xinjing.Serverless.Tests.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class RecordStoreTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private RectificationStore _store = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString);
        await tables.CreateTableIfNotExistsAsync(StorageNames.Rectifications, Running);
        _store = new RectificationStore(tables);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_state_that_is_longer_than_a_property_comes_back_as_it_was()
    {
        const int property = 32_768;
        var target = new TargetInHand(Sewage with { Id = $"c{Guid.NewGuid():N}" }, Noodles with { Kind = "汽修" });
        for (var n = 0; n < RectificationLifecycle.MaxPhotos; n++) target.Does(new AddEvidence(TargetMoves.Picture with { PhotoId = $"{n:D32}", Sha256 = $"{n:D64}" }), Inspector);
        var kind = RectificationRecord.Kind;
        Assert.True(await _store.TryCommitAsync(kind.Commit(target.State.Id, before: null, [.. target.Log.Select(e => kind.Read(e).Event)], "zhao", Start), Running));
        IReadOnlyList<ItemAnswer> answers = [.. target.Answers().Select(a => a with { Ok = false, Note = string.Concat(Enumerable.Repeat("𠮷", 250)) })];
        foreach (var command in new RectificationCommand[] { new Inspect(answers), new ServeOrder(Service.SignedFor) })
        {
            var before = (await _store.FindAsync(target.State.Id, Running))!;
            Assert.True(await _store.TryCommitAsync(kind.Commit(target.State.Id, before, target.Decide(command, Inspector).Events, "jiang", Start), Running));
            target.Does(command, Inspector);
        }

        var (seen, replayed) = ((await _store.FindAsync(target.State.Id, Running))!.State, await _store.ReadAtAsync(target.State.Id, target.State.Version, Running));
        Assert.True(Json(seen).Length > property);
        Assert.Equal(Json(replayed), Json(seen));
        Assert.Equal(answers[0].Note, seen.Findings[0].Note);
    }

    private static string Json(RectificationState state) => JsonSerializer.Serialize(state, RectificationJson.Stored.RectificationState);
}
