using Azure.Messaging.ServiceBus;
using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Localhost.Broker.Queues;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class SessionTests : IAsyncLifetime
{
    private static readonly BrokerOptions Options = new()
    {
        Topics = [new() { Name = "events", Subscriptions = [new() { Name = "board", RequiresSession = true, LockDuration = LocalBroker.LockDuration }] }],
    };

    private LocalBroker _broker = null!;

    private MessageQueue Queue => _broker.Namespace.Queue("events/Subscriptions/board");

    public async ValueTask InitializeAsync() => _broker = await LocalBroker.ServeAsync(Options);

    public async ValueTask DisposeAsync() => await _broker.DisposeAsync();

    [Fact]
    public async Task Every_session_is_received_apart_and_in_order()
    {
        await SendAsync("x1", "y1", "x2", "y2", "x3");
        await using var x = await NextAsync();
        await using var y = await NextAsync();
        Assert.Equal(("x", "y"), (x.SessionId, y.SessionId));
        Assert.Equal(["x1", "x2", "x3"], (await x.ReceiveAsync(3)).Select(m => m.Body.ToString()));
        Assert.Equal(["y1", "y2"], (await y.ReceiveAsync(2)).Select(m => m.Body.ToString()));
        Assert.Equal(_broker.Clock.GetUtcNow() + LocalBroker.LockDuration, x.SessionLockedUntil, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_session_in_other_hands_cannot_be_had_until_it_is_given_back()
    {
        await SendAsync("x1", "x2");
        var first = await NextAsync();
        await first.CompleteMessageAsync(await first.ReceiveMessageAsync());
        await first.ReceiveMessageAsync();
        var taken = await Assert.ThrowsAsync<ServiceBusException>(() => SessionAsync("x"));
        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, taken.Reason);
        await first.DisposeAsync();
        await using var second = await NextAsync();
        var message = await second.ReceiveMessageAsync();
        Assert.Equal(("x2", 2), (message.Body.ToString(), message.DeliveryCount));
    }

    [Fact]
    public async Task Who_asks_for_the_next_session_waits_for_one()
    {
        var waiting = NextAsync();
        await SendAsync("x1");
        await using var session = await waiting;
        Assert.Equal("x1", (await session.ReceiveMessageAsync()).Body.ToString());
    }

    [Fact]
    public async Task Without_any_session_the_client_times_out()
    {
        var options = LocalBroker.Retries(0);
        options.RetryOptions.TryTimeout = TimeSpan.FromSeconds(1);
        await using var client = new ServiceBusClient(_broker.Listener.ConnectionString, options);
        var none = await Assert.ThrowsAsync<ServiceBusException>(() => client.AcceptNextSessionAsync("events", "board"));
        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, none.Reason);
    }

    [Fact]
    public async Task A_lost_session_closes_its_receiver_and_the_messages_come_again()
    {
        await SendAsync("x1");
        await using var session = await NextAsync();
        var message = await session.ReceiveMessageAsync();
        _broker.Clock.Advance(LocalBroker.LockDuration);
        await Eventually.HoldsAsync(() => Task.FromResult(session.IsClosed));
        await Assert.ThrowsAnyAsync<Exception>(() => session.CompleteMessageAsync(message));
        await using var again = await SessionAsync("x");
        Assert.Equal(2, (await again.ReceiveMessageAsync()).DeliveryCount);
    }

    [Fact]
    public async Task A_renewed_session_holds_its_messages_too()
    {
        await SendAsync("x1");
        await using var session = await NextAsync();
        var message = await session.ReceiveMessageAsync();
        _broker.Clock.Advance(LocalBroker.LockDuration / 2);
        await session.RenewSessionLockAsync();
        Assert.Equal(_broker.Clock.GetUtcNow() + LocalBroker.LockDuration, session.SessionLockedUntil, TimeSpan.FromMilliseconds(1));
        _broker.Clock.Advance(LocalBroker.LockDuration * 0.9);
        await session.CompleteMessageAsync(message);
        Assert.Equal(new(Waiting: 0, Locked: 0), Queue.Counts);
    }

    [Fact]
    public async Task Only_by_session_and_only_with_one()
    {
        await using var sender = _broker.Client.CreateSender("events");
        await sender.SendMessageAsync(new ServiceBusMessage("no session"));
        Assert.Equal(DeadLettering.SessionIdMissing, Assert.Single(Queue.DeadLetters!.Peek(0, 2)).Content.DeadLettering!.Reason);
        await using var receiver = _broker.Client.CreateReceiver("events", "board");
        await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.ReceiveMessageAsync());
    }

    [Fact]
    public async Task Looking_into_a_session_shows_its_own_messages_however_many_others_there_are()
    {
        await SendAsync([.. Enumerable.Range(0, 120).Select(n => $"y{n}"), "x1"]);
        await using var x = await SessionAsync("x");
        Assert.Equal("x1", Assert.Single(await x.PeekMessagesAsync(100)).Body.ToString());
    }

    private Task<ServiceBusSessionReceiver> NextAsync() => _broker.Client.AcceptNextSessionAsync("events", "board");

    private Task<ServiceBusSessionReceiver> SessionAsync(string sessionId) => _broker.Client.AcceptSessionAsync("events", "board", sessionId);

    private async Task SendAsync(params IEnumerable<string> bodies)
    {
        await using var sender = _broker.Client.CreateSender("events");
        await sender.SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body) { SessionId = body[..1] }));
    }
}
