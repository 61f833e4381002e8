using Azure.Storage.Queues;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

public sealed class LateQueueTests(AzuriteFixture azurite)
{
    private const string Queue = "latetests-text";

    [Fact]
    public async Task A_trigger_whose_queue_is_away_when_the_host_starts_runs_once_it_is_there()
    {
        var (storage, log) = (await azurite.StartedAsync(), new LogWatch());
        await using var queues = await RefusingQueue.OpenAsync(storage);
        queues.Refuses = request => request.Path.Value!.Contains(Queue, StringComparison.Ordinal);
        await using var host = await TestWorkerHost.StartAsync(queues.ConnectionString, "LateTests", log);
        await log.LineAsync($"Queue {Queue} could not be read");

        queues.Refuses = _ => false;
        var queue = new QueueClient(storage.ConnectionString, Queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await queue.SendMessageAsync("bad", TestContext.Current.CancellationToken);
        await log.LineAsync("Bad text, try 1.");
    }
}
