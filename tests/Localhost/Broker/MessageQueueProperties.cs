using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Localhost.Broker.Queues;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

/// <summary>Holds for every order of sending, taking, settling and waiting.</summary>
public sealed class MessageQueueProperties
{
    private static readonly QueueOptions Options = new() { Name = "q", LockDuration = TimeSpan.FromSeconds(10), MaxDeliveryCount = 3 };

    [Property(MaxTest = 500)]
    public void No_message_is_lost_or_given_to_two(byte[] steps)
    {
        var clock = new FakeTimeProvider();
        var queue = new MessageQueue("q", Options, clock);
        var sent = 0;
        var completed = new HashSet<string>();
        var held = new List<MessageLock>();
        foreach (var step in steps)
        {
            held.RemoveAll(h => h.Until <= clock.GetUtcNow());
            switch (step % 8)
            {
                case 0 or 1:
                    queue.Accept(new MessageContent(default, $"m-{++sent}"));
                    break;
                case 2 or 3 when queue.TryLock() is { } taken:
                    Assert.DoesNotContain(held, h => h.Message.Content == taken.Message.Content);
                    Assert.DoesNotContain(taken.Message.Content.MessageId!, completed);
                    Assert.InRange(taken.Message.DeliveryCount, 0, Options.MaxDeliveryCount - 1);
                    held.Add(taken);
                    break;
                case 4 when held.Count > 0:
                    var done = Pick(held, step);
                    Assert.True(queue.Complete(done.Token));
                    completed.Add(done.Message.Content.MessageId!);
                    break;
                case 5 when held.Count > 0:
                    Assert.True(queue.Abandon(Pick(held, step).Token));
                    break;
                case 6 when held.Count > 0:
                    Assert.True(queue.DeadLetter(Pick(held, step).Token, "Bad", description: null));
                    break;
                default:
                    clock.Advance(TimeSpan.FromSeconds(step % 12));
                    break;
            }

            var all = queue.Peek(0, int.MaxValue).Concat(queue.DeadLetters!.Peek(0, int.MaxValue)).Select(m => m.Content.MessageId!).Concat(completed);
            Assert.Equal(Enumerable.Range(1, sent).Select(i => $"m-{i}").Order(), all.Order());
        }
    }

    [Property(MaxTest = 200)]
    public void A_lock_that_is_over_settles_nothing(byte settle)
    {
        var clock = new FakeTimeProvider();
        var queue = new MessageQueue("q", Options, clock);
        queue.Accept(new MessageContent(default));
        var token = queue.TryLock()!.Token;
        clock.Advance(Options.LockDuration);
        Assert.False((settle % 4) switch
        {
            0 => queue.Complete(token),
            1 => queue.Abandon(token),
            2 => queue.DeadLetter(token, "Bad", description: null),
            _ => queue.Renew(token) is not null,
        });
        Assert.Equal(new(Waiting: 1, Locked: 0), queue.Counts);
    }

    private static MessageLock Pick(List<MessageLock> held, byte step)
    {
        var picked = held[step % held.Count];
        held.Remove(picked);
        return picked;
    }
}
