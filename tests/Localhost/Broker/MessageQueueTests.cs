using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Localhost.Broker.Queues;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

public sealed class MessageQueueTests
{
    private readonly EarlyClock _clock = new();
    private readonly MessageQueue _queue;

    public MessageQueueTests() =>
        _queue = new MessageQueue("q", new QueueOptions { Name = "q", LockDuration = TimeSpan.FromSeconds(10), MaxDeliveryCount = 2 }, _clock);

    [Fact]
    public void Messages_come_in_the_order_they_were_sent()
    {
        Send("a", "b", "c");
        Assert.Equal(["a", "b", "c"], Enumerable.Range(0, 3).Select(_ => _queue.TryLock()!.Message.Content.MessageId));
        Assert.Null(_queue.TryLock());
    }

    [Fact]
    public void A_message_returned_keeps_its_place()
    {
        Send("a", "b");
        var first = _queue.TryLock()!;
        _queue.Abandon(first.Token);
        var again = _queue.TryLock()!;
        Assert.Equal(("a", 1), (again.Message.Content.MessageId, again.Message.DeliveryCount));
        Assert.NotEqual(first.Token, again.Token);
    }

    [Fact]
    public void A_message_that_could_not_be_sent_out_was_not_delivered()
    {
        Send("a");
        _queue.Undo(_queue.TryLock()!.Token);
        Assert.Equal(0, _queue.TryLock()!.Message.DeliveryCount);
    }

    [Fact]
    public void Whoever_waits_hears_of_a_lock_that_ran_out()
    {
        Send("a");
        _queue.TryLock();
        var heard = new List<int>();
        _queue.Available += (_, _) => heard.Add(_queue.Counts.Waiting);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(heard);
        // The timer rings now, and nothing is over yet.
        _clock.Advance(TimeSpan.FromSeconds(1) - (EarlyClock.ByHowMuch / 2));
        Assert.DoesNotContain(1, heard);
        _clock.Advance(EarlyClock.ByHowMuch);
        Assert.Equal(1, heard[^1]);
    }

    [Fact]
    public void A_message_put_aside_keeps_its_time_and_its_count()
    {
        Send("a");
        var sentAt = _clock.GetUtcNow();
        for (var i = 0; i < 2; i++)
        {
            _queue.TryLock();
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        var aside = Assert.Single(_queue.DeadLetters!.Peek(0, 10));
        Assert.Equal((sentAt, 2), (aside.EnqueuedAt, aside.DeliveryCount));
        Assert.Equal(DeadLettering.MaxDeliveryCountExceeded, aside.Content.DeadLettering!.Reason);
    }

    [Fact]
    public void From_the_dead_letter_queue_nothing_goes_further()
    {
        Send("a");
        var aside = _queue.DeadLetters!;
        _queue.DeadLetter(_queue.TryLock()!.Token, "Bad", description: null);
        for (var i = 0; i < 5; i++) aside.Abandon(aside.TryLock()!.Token);
        aside.DeadLetter(aside.TryLock()!.Token, "Worse", description: null);
        Assert.Equal("Bad", aside.TryLock()!.Message.Content.DeadLettering!.Reason);
    }

    private void Send(params string[] ids)
    {
        foreach (var id in ids) _queue.Accept(new MessageContent(default, id));
    }
}
