namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Sessions: the messages of one session id, held together by one receiver. Their locks end with the session's.</summary>
public sealed partial class MessageQueue
{
    private readonly Dictionary<string, SessionLock> _sessions = new(StringComparer.Ordinal);

    /// <summary>Gives the caller a session, or the first free one that has a message waiting; null if another has it or there is none.</summary>
    public SessionLock? TryAcceptSession(string? sessionId)
    {
        ReleaseOverdue();
        lock (_gate)
        {
            var id = sessionId ?? _waiting.Values.Select(m => m.Content.SessionId).FirstOrDefault(s => s is not null && !_sessions.ContainsKey(s));
            return id is null || _sessions.ContainsKey(id) ? null : Hold(new SessionLock(id, Guid.NewGuid(), _clock.GetUtcNow() + _options.LockDuration));
        }
    }

    /// <summary>Whether the session is still the caller's.</summary>
    public bool IsHeld(SessionLock session)
    {
        ReleaseOverdue();
        lock (_gate) return Current(session) is not null;
    }

    /// <summary>Locks the session's first waiting message; null if there is none or the session is lost.</summary>
    public MessageLock? TryLock(SessionLock session)
    {
        ReleaseOverdue();
        lock (_gate)
        {
            var first = _waiting.Values.FirstOrDefault(m => m.Content.SessionId == session.SessionId);
            return first is not null && Current(session) is { } current ? Take(first, current.Until) : null;
        }
    }

    /// <summary>Gives the session's holder a whole lock duration from now, for its messages too; null: nobody holds it.</summary>
    public DateTimeOffset? RenewSession(string sessionId)
    {
        ReleaseOverdue();
        lock (_gate)
        {
            if (!_sessions.TryGetValue(sessionId, out var session)) return null;
            var renewed = Hold(session with { Until = _clock.GetUtcNow() + _options.LockDuration });
            foreach (var held in _locks.Values.Where(l => l.Message.Content.SessionId == sessionId).ToList()) Hold(held with { Until = renewed.Until });
            return renewed.Until;
        }
    }

    /// <summary>Gives the session back, and its unsettled messages as deliveries that came to nothing.</summary>
    public void Release(SessionLock session)
    {
        if (IsHeld(session)) Release(held => held.Message.Content.SessionId == session.SessionId, s => s.Token == session.Token);
    }

    private SessionLock? Current(SessionLock session) =>
        _sessions.TryGetValue(session.SessionId, out var current) && current.Token == session.Token ? current : null;

    private SessionLock Hold(SessionLock session)
    {
        _alarm.RingBy(session.Until);
        return _sessions[session.SessionId] = session;
    }
}
