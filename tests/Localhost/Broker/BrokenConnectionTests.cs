using System.Net.Sockets;
using Azure.Messaging.ServiceBus;
using Xinjing.Serverless.Localhost.Broker;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class BrokenConnectionTests
{
    [Fact]
    public async Task A_receiver_cut_off_while_waiting_gets_its_message_all_the_same()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var receiver = broker.Receiver();
        await broker.SendAsync("before");
        await receiver.CompleteMessageAsync(await receiver.ReceiveMessageAsync());
        var waiting = receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        broker.Listener.DropConnections();
        await broker.SendAsync("after");
        var message = await waiting ?? await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("after", message.Body.ToString());
    }

    [Fact]
    public async Task A_message_can_be_completed_on_a_new_connection_while_its_lock_holds()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a");
        await using var receiver = broker.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        broker.Listener.DropConnections();
        // Once this is answered, the client has seen the old connection end; a completion under way would be reported as a lost lock.
        Assert.Equal("a", (await receiver.PeekMessageAsync()).Body.ToString());
        Assert.Equal(new(Waiting: 0, Locked: 1), broker.Queue.Counts);
        await receiver.CompleteMessageAsync(message);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_broker_stopped_and_started_has_lost_nothing()
    {
        await using var broker = await LocalBroker.StartAsync();
        await broker.SendAsync("a", "b");
        await using var receiver = broker.Receiver();
        var held = await receiver.ReceiveMessageAsync();
        await broker.Listener.StopAsync();
        var next = receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        await broker.Listener.StartAsync();

        Assert.Equal("b", (await next ?? await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Body.ToString());
        broker.Clock.Advance(LocalBroker.LockDuration);
        var again = await receiver.ReceiveMessageAsync();
        Assert.Equal((held.Body.ToString(), 2), (again.Body.ToString(), again.DeliveryCount));
    }

    [Fact]
    public async Task Without_a_broker_sending_fails_and_with_one_again_it_works()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var client = new ServiceBusClient(broker.Listener.ConnectionString, LocalBroker.Retries(0));
        await using var sender = client.CreateSender("work");
        await sender.SendMessageAsync(new ServiceBusMessage("a"));
        await broker.Listener.StopAsync();
        var down = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("b")));
        Assert.True(down.IsTransient);
        await broker.Listener.StartAsync();
        await broker.SendAsync("c");
        Assert.Equal(new(Waiting: 2, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_refused_send_is_transient_and_stores_nothing()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var client = new ServiceBusClient(broker.Listener.ConnectionString, LocalBroker.Retries(0));
        await using var sender = client.CreateSender("work");
        broker.Namespace.Faults.RefuseSends(2);
        for (var i = 0; i < 2; i++)
            Assert.True((await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("a")))).IsTransient);
        Assert.Equal(new(Waiting: 0, Locked: 0), broker.Queue.Counts);
        await sender.SendMessageAsync(new ServiceBusMessage("a"));
        Assert.Equal(new(Waiting: 1, Locked: 0), broker.Queue.Counts);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_lost_answer_makes_the_client_send_twice(bool detected, int stored)
    {
        await using var broker = await LocalBroker.StartAsync(new()
        {
            Name = "work",
            DuplicateDetectionWindow = detected ? TimeSpan.FromMinutes(1) : null,
        });
        broker.Namespace.Faults.LoseSendAnswers(1);
        await broker.SendAsync(new ServiceBusMessage("a") { MessageId = "m-1" });
        Assert.Equal(new(Waiting: stored, Locked: 0), broker.Queue.Counts);
    }

    [Fact]
    public async Task A_duplicate_can_be_had_for_the_asking()
    {
        await using var broker = await LocalBroker.StartAsync(new() { Name = "work", DuplicateDetectionWindow = TimeSpan.FromMinutes(1) });
        broker.Namespace.Faults.DuplicateSends(1);
        await broker.SendAsync(new ServiceBusMessage("a") { MessageId = "m-1" }, new ServiceBusMessage("b") { MessageId = "m-2" });
        await using var receiver = broker.Receiver();
        Assert.Equal(["m-1", "m-1", "m-2", "m-2"], (await receiver.ReceiveAsync(4)).Select(m => m.MessageId));
    }

    [Fact]
    public async Task On_the_systems_clock_a_lock_runs_out_too()
    {
        var options = new BrokerOptions { Queues = [new() { Name = "work", LockDuration = TimeSpan.FromMilliseconds(500) }] };
        await using var listener = new BrokerListener(new BrokerNamespace(options, TimeProvider.System));
        await listener.StartAsync();
        await using var client = new ServiceBusClient(listener.ConnectionString);
        await using var sender = client.CreateSender("work");
        await sender.SendMessageAsync(new ServiceBusMessage("a"));
        await using var receiver = client.CreateReceiver("work");
        Assert.Equal(1, (await receiver.ReceiveMessageAsync()).DeliveryCount);
        Assert.InRange((await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).DeliveryCount, 2, 10);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error()
    {
        await using var broker = await LocalBroker.StartAsync();
        await using var second = new BrokerListener(broker.Namespace, broker.Listener.Port);
        await Assert.ThrowsAsync<SocketException>(second.StartAsync);
    }
}
