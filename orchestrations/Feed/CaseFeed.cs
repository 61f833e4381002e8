using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Feed;

/// <summary>
/// Tells what happened to a case to those outside who listen: the topic of case events, and people in the chat. At least once:
/// the promise in the outbox remembers from where on, until all of them have been told. An event has the same id each time.
/// </summary>
public sealed class CaseFeed(CaseEventTopic topic, CaseNotifier notifier, TimeProvider clock)
{
    /// <summary>A command is answered although nobody outside can be reached.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>After a failure nobody waits for it again so soon.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private long _pausedUntil;

    /// <summary>Whether anybody listens; else nothing has to be kept for them.</summary>
    public bool IsHeard => topic.IsOpen || notifier.IsOpen;

    /// <summary>Tells it while a client, or other cases, wait: gives up soon, and at once while the last failure is fresh.</summary>
    /// <exception cref="TimeoutException">Nobody was told; the promise has to stay.</exception>
    public async Task TellSoonAsync(CaseState state, IReadOnlyList<LogEntry> entries)
    {
        if (!IsHeard) return;
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _pausedUntil)) throw new TimeoutException("Who listens to case events could not be reached a moment ago.");
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            await TellAsync(state, entries, patience.Token);
        }
        catch
        {
            Interlocked.Exchange(ref _pausedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
            throw;
        }
    }

    /// <summary>Whether one of them fails or not, the other is told.</summary>
    /// <param name="state">The case after the last of them, or later.</param>
    /// <param name="entries">In order.</param>
    private async Task TellAsync(CaseState state, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        var published = topic.PublishAsync(state.Id, entries, cancellationToken);
        var notified = notifier.NotifyAsync(state, entries, cancellationToken);
        await Task.WhenAll(published, notified);
    }
}
