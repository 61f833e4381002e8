using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Localhost.Broker.Queues;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class ManyReceiversTests
{
    private readonly ConcurrentBag<string> _handled = [];

    [Fact]
    public async Task However_often_connections_break_every_message_is_handled()
    {
        await using var broker = await LocalBroker.StartAsync(new() { Name = "work", MaxDeliveryCount = 1000 });
        var ids = Enumerable.Range(1, 200).Select(i => $"m-{i}").ToList();
        var clients = Enumerable.Range(0, 3).Select(_ => new ServiceBusClient(broker.Listener.ConnectionString, LocalBroker.Retries(10))).ToList();
        using var done = new CancellationTokenSource();
        var working = Task.WhenAll(clients.Select(client => WorkAsync(client, new ServiceBusReceiverOptions(), done.Token)));
        foreach (var some in ids.Chunk(20))
        {
            await broker.SendAsync([.. some.Select(id => new ServiceBusMessage(id) { MessageId = id })]);
            broker.Listener.DropConnections();
        }

        await Eventually.HoldsAsync(() =>
        {
            // What was under way on a broken connection stays locked until its time is over.
            broker.Namespace.ExpireLocks();
            return Task.FromResult(broker.Queue.Counts == new QueueCounts(0, 0));
        });
        await done.CancelAsync();
        await working;
        foreach (var client in clients) await client.DisposeAsync();
        // Some of them twice: completed on a connection that broke, so that the client can't know.
        Assert.Equal(ids.Order(), _handled.Distinct().Order());
        Assert.Equal(new(0, 0), broker.Queue.DeadLetters!.Counts);
    }

    [Fact]
    public async Task Receivers_that_delete_get_every_message_once()
    {
        await using var broker = await LocalBroker.StartAsync();
        var bodies = Enumerable.Range(1, 400).Select(i => $"{i}").ToList();
        var options = new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete };
        var clients = Enumerable.Range(0, 4).Select(_ => new ServiceBusClient(broker.Listener.ConnectionString)).ToList();
        using var done = new CancellationTokenSource();
        var working = Task.WhenAll(clients.Select(client => WorkAsync(client, options, done.Token)));
        await Task.WhenAll(clients.Zip(bodies.Chunk(100), SendAsync));
        await Eventually.HoldsAsync(() => Task.FromResult(_handled.Count >= bodies.Count));
        await done.CancelAsync();
        await working;
        foreach (var client in clients) await client.DisposeAsync();
        Assert.Equal(bodies.Order(), _handled.Order());
    }

    [Fact]
    public async Task A_processor_handles_every_message_once()
    {
        await using var broker = await LocalBroker.StartAsync();
        var bodies = Enumerable.Range(1, 100).Select(i => $"{i}").ToList();
        await broker.SendAsync(bodies);
        await using var processor = broker.Client.CreateProcessor("work", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4, PrefetchCount = 10 });
        processor.ProcessMessageAsync += message =>
        {
            _handled.Add(message.Message.Body.ToString());
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(broker.Queue.Counts == new QueueCounts(0, 0)));
        await processor.StopProcessingAsync();
        Assert.Equal(bodies.Order(), _handled.Order());
    }

    [Fact]
    public async Task A_session_processor_handles_every_session_in_order()
    {
        await using var broker = await LocalBroker.StartAsync(new QueueOptions { Name = "work", RequiresSession = true });
        var bodies = Enumerable.Range(0, 60).Select(i => $"{i % 3}:{i:000}").ToList();
        await broker.SendAsync([.. bodies.Select(body => new ServiceBusMessage(body) { SessionId = body[..1] })]);
        var handled = new ConcurrentQueue<string>();
        await using var processor = broker.Client.CreateSessionProcessor("work", new ServiceBusSessionProcessorOptions { MaxConcurrentSessions = 2 });
        processor.ProcessMessageAsync += message =>
        {
            handled.Enqueue(message.Message.Body.ToString());
            // The next session is then looked for at once, not after the client's patience with this one.
            if (handled.Count(h => h[0] == message.SessionId[0]) == 20) message.ReleaseSession();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(handled.Count >= 60));
        await processor.StopProcessingAsync();
        foreach (var session in handled.GroupBy(h => h[0])) Assert.Equal(session.Order(), session);
        Assert.Equal(bodies.Order(), handled.Order());
    }

    private static async Task SendAsync(ServiceBusClient client, IEnumerable<string> bodies)
    {
        await using var sender = client.CreateSender("work");
        await Task.WhenAll(bodies.Select(body => sender.SendMessageAsync(new ServiceBusMessage(body))));
    }

    private async Task WorkAsync(ServiceBusClient client, ServiceBusReceiverOptions options, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver("work", options);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var message in await receiver.ReceiveMessagesAsync(5, cancellationToken: cancellationToken))
                {
                    _handled.Add(message.Body.ToString());
                    if (options.ReceiveMode == ServiceBusReceiveMode.PeekLock) await receiver.CompleteMessageAsync(message, cancellationToken);
                }
            }
            catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
            {
                // It comes again.
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Done.
            }
        }
    }
}
