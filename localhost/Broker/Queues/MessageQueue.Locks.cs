namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Locks and their time.</summary>
public sealed partial class MessageQueue
{
    /// <summary>Gives the receiver a whole lock duration from now, and tells its end; null: the lock is lost.</summary>
    public DateTimeOffset? Renew(Guid token)
    {
        ReleaseOverdue();
        lock (_gate) return _locks.TryGetValue(token, out var held) ? Hold(held with { Until = _clock.GetUtcNow() + _options.LockDuration }).Until : null;
    }

    /// <summary>Lets all locks go now, as if their time were over.</summary>
    public void ExpireLocks() => Release(_ => true, _ => true);

    private void ReleaseOverdue()
    {
        lock (_gate)
            if (!_alarm.IsDue) return;
        OnAlarm();
    }

    /// <summary>A timer may ring a little before its time by the clock; then nothing is over yet, and the alarm is set again.</summary>
    private void OnAlarm()
    {
        var now = _clock.GetUtcNow();
        Release(held => held.Until <= now, session => session.Until <= now);
    }

    private void Release(Func<MessageLock, bool> locks, Func<SessionLock, bool> sessions)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(sessions).ToList()) _sessions.Remove(session.SessionId);
            foreach (var held in _locks.Values.Where(locks).ToList())
            {
                _locks.Remove(held.Token);
                Return(held.Message);
            }

            _alarm.Reset(_locks.Values.Select(l => l.Until).Concat(_sessions.Values.Select(s => s.Until)));
        }

        Announce();
    }

    private MessageLock Take(QueuedMessage message, DateTimeOffset until)
    {
        _waiting.Remove(message.SequenceNumber);
        return Hold(new MessageLock(Guid.NewGuid(), message, until));
    }

    private MessageLock Hold(MessageLock held)
    {
        _alarm.RingBy(held.Until);
        return _locks[held.Token] = held;
    }
}
