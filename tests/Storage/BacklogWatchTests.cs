using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class BacklogWatchTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly LogWatch _log = new();
    private AzuriteProcess _azurite = null!;
    private TableServiceClient _tables = null!;
    private QueueServiceClient _queues = null!;
    private Outbox _outbox = null!;
    private BacklogWatch _watch = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Of its own: the oldest of all is what is asked for.
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Running);
        _tables = new TableServiceClient(_azurite.ConnectionString);
        await _tables.CreateTableIfNotExistsAsync(StorageNames.CaseIndex, Running);
        _queues = new QueueServiceClient(_azurite.ConnectionString);
        foreach (var name in StorageSetup.Queues) await _queues.CreateQueueAsync(name, cancellationToken: Running);
        _outbox = new Outbox(_tables, _clock);
        _watch = new BacklogWatch(_outbox, _queues, _clock, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<BacklogWatch>());
    }

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task What_waits_is_said_with_its_age_and_what_is_on_its_way_is_not()
    {
        // The queue's own clock is the machine's.
        _clock.SetUtcNow(DateTimeOffset.UtcNow);
        await _outbox.PromiseAsync("XJ1", 0, earlier: null, Running);
        await _queues.GetQueueClient(StorageNames.CaseReports).SendMessageAsync("{}", Running);
        await _watch.RunAsync(Running);
        Assert.Empty(_log.Lines);

        _clock.Advance(TimeSpan.FromMinutes(11));
        await _outbox.PromiseAsync("XJ2", 0, earlier: null, Running);
        await _queues.GetQueueClient(StorageNames.CaseReports).SendMessageAsync("{}", Running);
        await _watch.RunAsync(Running);
        Assert.Equal("The oldest promise in the outbox has waited 660 s.", _log.Lines[0]);
        Assert.Matches($"^The oldest message in queue {StorageNames.CaseReports} has waited 6[0-6][0-9] s\\.$", _log.Lines[1]);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public async Task One_that_cannot_be_looked_at_keeps_no_other_from_being_seen()
    {
        await _queues.DeleteQueueAsync(StorageNames.CaseReports, Running);
        await _tables.DeleteTableAsync(StorageNames.CaseIndex, Running);
        await _queues.GetQueueClient(StorageNames.ChatOutgoing).SendMessageAsync("{}", Running);
        _clock.SetUtcNow(DateTimeOffset.UtcNow.AddMinutes(11));
        await _watch.RunAsync(Running);
        Assert.Equal(["outbox", StorageNames.CaseReports], _log.Lines.Where(line => line.StartsWith("How long ", StringComparison.Ordinal)).Select(line => line.Split(' ')[5]));
        Assert.Contains(_log.Lines, line => line.StartsWith($"The oldest message in queue {StorageNames.ChatOutgoing} has waited ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_not_due_yet_does_not_count()
    {
        await _queues.GetQueueClient(StorageNames.SentPictures).SendMessageAsync("{}", visibilityTimeout: TimeSpan.FromHours(1), cancellationToken: Running);
        _clock.Advance(TimeSpan.FromMinutes(30));
        await _watch.RunAsync(Running);
        Assert.Empty(_log.Lines);
    }
}
