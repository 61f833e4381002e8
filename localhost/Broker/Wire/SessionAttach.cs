using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>The session that a receive link asks for as it attaches: a certain one, or whichever has messages.</summary>
internal static class SessionAttach
{
    private static readonly AmqpSymbol Filter = "com.microsoft:session-filter";
    private static readonly AmqpSymbol LockedUntil = "com.microsoft:locked-until-utc";
    private static readonly AmqpSymbol Patience = "com.microsoft:timeout";

    /// <summary>Null: the link asks for none, and the queue needs none.</summary>
    /// <exception cref="AmqpException">Another receiver has it; none came in time; or link and queue don't fit.</exception>
    public static async Task<SessionLock?> AcceptAsync(SendingAmqpLink link, MessageQueue queue)
    {
        string? wanted = null;
        var filters = (link.Settings.Source as Source)?.FilterSet;
        var asked = filters?.TryGetValue(Filter, out wanted) is true;
        if (asked != queue.RequiresSession) throw new AmqpException(BrokerErrors.SessionMismatch(queue.Address, queue.RequiresSession));
        if (!asked) return null;
        var session = wanted is null
            ? await NextAsync(link, queue)
            : queue.TryAcceptSession(wanted) ?? throw new AmqpException(BrokerErrors.SessionTaken(wanted));
        link.SafeAddClosed((_, _) => queue.Release(session));
        filters![Filter] = session.SessionId;
        link.Settings.Properties ??= [];
        link.Settings.Properties[LockedUntil] = session.Until.UtcDateTime.Ticks;
        return session;
    }

    private static async Task<SessionLock> NextAsync(SendingAmqpLink link, MessageQueue queue)
    {
        var changes = new SemaphoreSlim(0);
        void Note(object? sender, EventArgs e) => changes.Release();

        // The client's patience is by its own clock, not by the broker's.
        using var patience = new CancellationTokenSource(PatienceOf(link));
        link.SafeAddClosed((_, _) => changes.Release());
        queue.Available += Note;
        try
        {
            while (!link.IsClosing())
            {
                if (queue.TryAcceptSession(sessionId: null) is { } session) return session;
                await changes.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // None came in time.
        }
        finally
        {
            queue.Available -= Note;
        }

        throw new AmqpException(BrokerErrors.NoSession());
    }

    private static TimeSpan PatienceOf(SendingAmqpLink link) =>
        link.Settings.Properties?[Patience] is uint milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.FromMinutes(1);
}
