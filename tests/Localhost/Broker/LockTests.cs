using Azure.Messaging.ServiceBus;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class LockTests
{
    [Fact]
    public async Task An_abandoned_message_comes_again_and_counts()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        await receiver.AbandonMessageAsync(await receiver.ReceiveMessageAsync());
        Assert.Equal(2, (await receiver.ReceiveMessageAsync()).DeliveryCount);
    }

    [Fact]
    public async Task A_lost_lock_is_told_and_the_message_comes_again()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var first = await receiver.ReceiveMessageAsync();
        broker.Clock.Advance(LocalBroker.LockDuration);

        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(first));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        var second = await receiver.ReceiveMessageAsync();
        Assert.Equal(2, second.DeliveryCount);
        await receiver.CompleteMessageAsync(second);
    }

    [Fact]
    public async Task A_waiting_receiver_gets_what_another_held_too_long()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var slow = broker.Receiver();
        await slow.ReceiveMessageAsync();
        await using var other = broker.Receiver();
        var waiting = other.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        broker.Clock.Advance(LocalBroker.LockDuration);
        Assert.Equal(2, (await waiting).DeliveryCount);
    }

    [Fact]
    public async Task A_renewed_lock_holds()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        broker.Clock.Advance(LocalBroker.LockDuration / 2);
        await receiver.RenewMessageLockAsync(message);
        Assert.Equal(broker.Clock.GetUtcNow() + LocalBroker.LockDuration, message.LockedUntil, TimeSpan.FromMilliseconds(1));
        broker.Clock.Advance(LocalBroker.LockDuration * 0.9);
        await receiver.CompleteMessageAsync(message);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_lock_that_ran_out_cannot_be_renewed()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        broker.Namespace.ExpireLocks();
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.RenewMessageLockAsync(message));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
    }

    [Fact]
    public async Task A_dead_lettered_message_says_why()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync(new ServiceBusMessage("a") { MessageId = "m-1", ApplicationProperties = { ["kept"] = true } });
        await using var receiver = broker.Receiver();
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync(), "Unreadable", "No such district.");

        await using var aside = broker.DeadLetterReceiver();
        var message = await aside.ReceiveMessageAsync();
        Assert.Equal(("Unreadable", "No such district."), (message.DeadLetterReason, message.DeadLetterErrorDescription));
        Assert.Equal(("a", "m-1", "work"), (message.Body.ToString(), message.MessageId, message.DeadLetterSource));
        Assert.Equal(true, message.ApplicationProperties["kept"]);
        await aside.CompleteMessageAsync(message);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.DeadLetters!.Counts);
    }

    [Fact]
    public async Task After_the_last_delivery_a_message_is_put_aside()
    {
        await using var broker = await LocalBroker.StartAsync(new() { Name = "work", MaxDeliveryCount = 3 });
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var message = await receiver.ReceiveMessageAsync();
            Assert.Equal(delivery, message.DeliveryCount);
            await receiver.AbandonMessageAsync(message);
        }

        await using var aside = broker.DeadLetterReceiver();
        Assert.Equal("MaxDeliveryCountExceeded", (await aside.ReceiveMessageAsync()).DeadLetterReason);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_message_cannot_be_deferred()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => receiver.DeferMessageAsync(message));
        await receiver.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task A_known_message_id_is_dropped_within_the_window()
    {
        var window = TimeSpan.FromMinutes(10);
        await using var broker = await LocalBroker.StartAsync(new() { Name = "work", DuplicateDetectionWindow = window });
        for (var i = 0; i < 3; i++) await broker.SendAsync(new ServiceBusMessage($"{i}") { MessageId = "same" });
        Assert.Equal(new(Waiting: 1, Locked: 0), broker.Queue.Counts);
        broker.Clock.Advance(window);
        await broker.SendAsync(new ServiceBusMessage("later") { MessageId = "same" });
        Assert.Equal(new(Waiting: 2, Locked: 0), broker.Queue.Counts);
    }
}
