using System.Security.Cryptography;
using Azure.Messaging.ServiceBus;
using Xinjing.Serverless.Localhost.Broker;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class SendAndReceiveTests
{
    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync(new ServiceBusMessage("心径"u8.ToArray())
        {
            MessageId = "m-1",
            SessionId = "s-1",
            Subject = "subject",
            ContentType = "text/plain",
            CorrelationId = "c-1",
            ApplicationProperties = { ["count"] = 3, ["who"] = "grid", ["at"] = broker.Clock.GetUtcNow() },
        });
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();

        Assert.Equal("心径", message.Body.ToString());
        Assert.Equal(("m-1", "s-1", "subject"), (message.MessageId, message.SessionId, message.Subject));
        Assert.Equal(("text/plain", "c-1"), (message.ContentType, message.CorrelationId));
        Assert.Equal(3, message.ApplicationProperties["count"]);
        Assert.Equal("grid", message.ApplicationProperties["who"]);
        Assert.Equal(broker.Clock.GetUtcNow(), message.ApplicationProperties["at"]);
        Assert.Equal((1, 1L), (message.DeliveryCount, message.SequenceNumber));
        Assert.Equal(broker.Clock.GetUtcNow(), message.EnqueuedTime, TimeSpan.FromMilliseconds(1));
        Assert.Equal(broker.Clock.GetUtcNow() + LocalBroker.LockDuration, message.LockedUntil, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_completed_message_is_gone()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        Assert.Equal(new(Waiting: 0, Locked: 1), broker.Queue.Counts);
        await receiver.CompleteMessageAsync(message);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_receiver_waits_for_a_message_to_come()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var receiver = broker.Receiver();
        var waiting = receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        await broker.SendAsync("late");
        Assert.Equal("late", (await waiting).Body.ToString());
    }

    [Fact]
    public async Task A_batch_arrives_message_by_message_in_order()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var sender = broker.Client.CreateSender("work");
        using var batch = await sender.CreateMessageBatchAsync();
        var bodies = Enumerable.Range(1, 50).Select(i => $"{i}").ToArray();
        Assert.All(bodies, body => Assert.True(batch.TryAddMessage(new ServiceBusMessage(body) { MessageId = body })));
        await sender.SendMessagesAsync(batch);

        await using var receiver = broker.Receiver();
        var messages = await receiver.ReceiveAsync(50);
        Assert.Equal(bodies, messages.Select(m => m.Body.ToString()));
        Assert.Equal(bodies, messages.Select(m => m.MessageId));
    }

    [Fact]
    public async Task No_more_is_delivered_than_was_asked_for()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a", "b", "c");
        await using var receiver = broker.Receiver();
        Assert.Equal(2, (await receiver.ReceiveAsync(2)).Count);
        Assert.Equal(new(Waiting: 1, Locked: 2), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_message_of_almost_a_mebibyte_arrives_whole()
    {
        await using var broker = await LocalBroker.StartAsync();
        var body = RandomNumberGenerator.GetBytes(1_000_000);
        await broker.SendAsync(new ServiceBusMessage(body));
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        Assert.Equal(body, message.Body.ToArray());
        await receiver.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_not_taken()
    {
        await using var broker = await LocalBroker.StartAsync();
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => broker.SendAsync(new ServiceBusMessage(new byte[1024 * 1024])));
        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
    }

    [Fact]
    public async Task Received_and_deleted_means_gone_at_once()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Client.CreateReceiver("work", new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        Assert.Equal("a", (await receiver.ReceiveMessageAsync()).Body.ToString());
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task Peeking_shows_messages_and_takes_none()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a", "b", "c");
        await using var receiver = broker.Receiver();
        Assert.Equal(["a", "b"], (await receiver.PeekMessagesAsync(2)).Select(m => m.Body.ToString()));
        Assert.Equal(["c"], (await receiver.PeekMessagesAsync(2)).Select(m => m.Body.ToString()));
        Assert.Empty(await receiver.PeekMessagesAsync(2));
        Assert.Equal(new(Waiting: 3, Locked: 0), broker.Queue.Counts);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("work/Subscriptions/none")]
    public async Task An_address_that_was_not_declared_is_not_found(string address)
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var sender = broker.Client.CreateSender(address);
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("a")));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, missing.Reason);
    }

    [Fact]
    public async Task Every_subscription_of_a_topic_gets_every_message()
    {
        await using var broker = await LocalBroker.ServeAsync(new BrokerOptions
        {
            Topics = [new() { Name = "events", Subscriptions = [new() { Name = "board" }, new() { Name = "archive" }] }],
        });
        await using var sender = broker.Client.CreateSender("events");
        await sender.SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")]);

        foreach (var subscription in new[] { "board", "archive" })
        {
            await using var receiver = broker.Client.CreateReceiver("events", subscription);
            var messages = await receiver.ReceiveAsync(2);
            Assert.Equal(["a", "b"], messages.Select(m => m.Body.ToString()));
            await receiver.CompleteMessageAsync(messages[0]);
            Assert.Equal(new(Waiting: 0, Locked: 1), broker.Namespace.Queue($"events/Subscriptions/{subscription}").Counts);
        }
    }
}
