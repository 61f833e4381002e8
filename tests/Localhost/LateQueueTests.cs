using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xunit;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Tests.Localhost;

public sealed class LateQueueTests(AzuriteFixture azurite)
{
    private const string Queue = "latetests-text";

    [Fact]
    public async Task A_trigger_whose_queue_is_away_when_the_host_starts_runs_once_it_is_there()
    {
        var (storage, log, isAway) = (await azurite.StartedAsync(), new LogWatch(), true);
        await using var door = await StorageDoor.OpenAsync(
            storage.QueuePort,
            (opened, context) =>
            {
                if (!isAway || !context.Request.Path.Value!.Contains(Queue, StringComparison.Ordinal)) return opened.ForwardAsync(context, HttpTransformer.Default);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        var through = storage.ConnectionString.Replace($":{storage.QueuePort}/", $":{door.Port}/", StringComparison.Ordinal);
        await using var host = await TestWorkerHost.StartAsync(through, "LateTests", log);
        await log.LineAsync($"Queue {Queue} could not be read");

        isAway = false;
        var queue = new QueueClient(storage.ConnectionString, Queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await queue.SendMessageAsync("bad", TestContext.Current.CancellationToken);
        await log.LineAsync("Bad text, try 1.");
    }
}
