using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Feed;

/// <summary>
/// Tells what happened to a case to those outside who listen: the topic of case events, and people in the chat. At least once:
/// the promise in the outbox remembers from where on, until all of them have been told. An event has the same id each time.
/// </summary>
public sealed class CaseFeed(CaseEventTopic topic, CaseNotifier notifier, TimeProvider clock)
{
    /// <summary>A command is answered although nobody outside can be reached.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    /// <summary>Enough for a connection that has to be made anew.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(20);

    /// <summary>After a failure commands do not wait for the topic again so soon.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _pausedUntil;

    /// <summary>Whether anybody listens; else nothing has to be kept for them.</summary>
    public bool IsHeard => topic.IsOpen || notifier.IsOpen;

    /// <summary>Tells it while a client waits: gives up soon, and leaves the topic out while its last failure is fresh.</summary>
    /// <exception cref="TimeoutException">The topic was left out; the promise has to stay.</exception>
    public Task TellSoonAsync(CaseState state, IReadOnlyList<LogEntry> entries) =>
        TellAsync(state, entries, ShortPatience, withTopic: clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref _pausedUntil), CancellationToken.None);

    /// <summary>Tells it while nobody waits; when that works, commands tell the topic again too.</summary>
    /// <param name="state">The case after the last of them, or later.</param>
    /// <param name="entries">In order.</param>
    public Task TellAsync(CaseState state, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        TellAsync(state, entries, LongPatience, withTopic: true, cancellationToken);

    /// <summary>Whether one of them fails or not, the other is told.</summary>
    private async Task TellAsync(CaseState state, IReadOnlyList<LogEntry> entries, TimeSpan patience, bool withTopic, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var published = withTopic ? PublishAsync(state.Id, entries, either.Token) : Task.FromException(new TimeoutException("The topic of case events could not be reached a moment ago."));
        await Task.WhenAll(published, notifier.NotifyAsync(state, entries, either.Token));
    }

    private async Task PublishAsync(string caseId, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await topic.PublishAsync(caseId, entries, cancellationToken);
            Interlocked.Exchange(ref _pausedUntil, 0);
        }
        catch
        {
            Interlocked.Exchange(ref _pausedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
            throw;
        }
    }
}
