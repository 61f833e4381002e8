using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.WeCom;

/// <summary>
/// Says what waits for a target, in order, within the platform's limits. Each turn writes down what it is about to send, sends
/// it, and takes it away; after a crash in between the very same is sent again, which the platform keeps from a member (same
/// content within two minutes) and a group may see twice.
/// </summary>
public sealed partial class OutgoingSender(OutgoingMessages messages, WeComApi api, OutgoingFailures failures, TimeProvider clock, ILogger<OutgoingSender> logger)
{
    private const int MostAtOnce = 90;

    /// <summary>In one run; then another wake-up goes on, so that no function runs for long.</summary>
    private const int MostTurns = 30;

    /// <summary>To write down how a send ended; each that fails means that somebody else's change succeeded.</summary>
    private const int MostAttempts = 20;

    /// <summary>Longer than a send with a new token can take.</summary>
    private static readonly TimeSpan Lease = 4 * WeComClient.Patience;

    public async Task DrainAsync(ChatTarget target, CancellationToken cancellationToken)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (!await TurnAsync(target, cancellationToken)) return;
        }

        await messages.WakeAsync(target, TimeSpan.Zero, cancellationToken);
    }

    /// <returns>Whether there may be more to do now.</returns>
    private async Task<bool> TurnAsync(ChatTarget target, CancellationToken cancellationToken)
    {
        // In this order: what another sender takes away after the first read changes the state, and ours is no longer the one to follow.
        var state = await messages.ReadStateAsync(target, cancellationToken);
        var begun = state.Sending.Count == 0 ? [] : await messages.ReadAsync(target, state.Sending, cancellationToken);
        var waiting = begun.Count > 0 ? begun : await messages.ReadAsync(target, MostAtOnce, cancellationToken);
        if (waiting.Count == 0) return false;
        if (!api.CanSend) return await DropAsync(target, waiting, cancellationToken);
        var now = clock.GetUtcNow();
        var limits = target.Kind == ChatTargetKind.Robot ? RateLimit.Robot : RateLimit.Member;
        var window = RateWindow.Read(state.Window);
        DateTimeOffset[] notBefore = [state.RetryAt, state.Sending.Count > 0 ? state.SendingUntil : now, window.OpensAt(limits, now)];
        if (notBefore.Max() is var opensAt && opensAt > now) return await WaitAsync(target, state, opensAt, cancellationToken);
        var batch = begun.Count > 0 ? begun : Choose(waiting);
        var reserved = state with { Window = window.Add(now, limits).Write(), Sending = [.. batch.Select(w => w.RowKey)], SendingUntil = now + Lease };
        return !await messages.TryChangeAsync(target, state, reserved, [], cancellationToken) || await SendAsync(target, batch, cancellationToken);
    }

    /// <summary>The next: one by one while they are few, in one when they are many.</summary>
    private static List<WaitingMessage> Choose(List<WaitingMessage> waiting)
    {
        var together = waiting.Select(w => w.Message).TakeWhile(message => !message.IsSaidAlone).ToList();
        return together.Count > Digest.Above ? waiting[..Digest.Of(together).Count] : waiting[..1];
    }

    private async Task<bool> SendAsync(ChatTarget target, List<WaitingMessage> batch, CancellationToken cancellationToken)
    {
        WeComException? failed = null;
        try
        {
            await api.SendAsync(Merge(batch), cancellationToken);
        }
        catch (WeComException refused)
        {
            failed = refused;
        }

        var now = clock.GetUtcNow();
        if (failed is { IsTransient: true } && !OutgoingFailures.IsGivenUp(batch, now))
        {
            LogFailed(failed, target.Kind, batch.Count);
            await SettleAsync(target, batch, state => (state with { Failures = state.Failures + 1, RetryAt = now + OutgoingFailures.Delay(state.Failures + 1, failed.Code), SendingUntil = now }, []), cancellationToken);
            return true;
        }

        if (failed is not null) await failures.KeepAsync(batch, failed, cancellationToken);
        await SettleAsync(target, batch, state => (state with { Sending = [], SendingUntil = now, Failures = 0, RetryAt = now }, [.. batch.Select(w => w.RowKey)]), cancellationToken);
        return true;
    }

    /// <summary>
    /// Writes down how a send ended. Whoever finds it under way writes down when to look again, perhaps between our reading and our
    /// writing; ours counts all the same, or what was said would be said again after the lease.
    /// </summary>
    /// <param name="end">The state that follows, and the row keys to take away.</param>
    private async Task SettleAsync(
        ChatTarget target, List<WaitingMessage> batch, Func<OutgoingState, (OutgoingState After, IReadOnlyCollection<string> Said)> end, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var state = await messages.ReadStateAsync(target, cancellationToken);
            // Otherwise somebody else, after the lease, is sending the same, or has taken it away.
            if (!state.Sending.SequenceEqual(batch.Select(w => w.RowKey), StringComparer.Ordinal)) return;
            var (after, said) = end(state);
            if (await messages.TryChangeAsync(target, state, after, said, cancellationToken)) return;
        }
    }

    private static OutgoingMessage Merge(List<WaitingMessage> batch) => batch.Count == 1
        ? batch[0].Message
        : batch[0].Message with { Text = Digest.Of([.. batch.Select(w => w.Message)]).Text, Card = null };

    /// <summary>Has itself woken then; once, however often it is woken until then.</summary>
    private async Task<bool> WaitAsync(ChatTarget target, OutgoingState state, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isUnderWay = state.WakeAt > now && state.WakeAt <= until;
        var after = state with { WakeAt = isUnderWay ? state.WakeAt : until };
        if (!await messages.TryChangeAsync(target, state, after, [], cancellationToken)) return true;
        if (!isUnderWay) await messages.WakeAsync(target, until - now, cancellationToken);
        return false;
    }

    /// <summary>A town without the platform has nobody to say it to.</summary>
    private async Task<bool> DropAsync(ChatTarget target, List<WaitingMessage> waiting, CancellationToken cancellationToken)
    {
        var state = await messages.ReadStateAsync(target, cancellationToken);
        LogDropped(waiting.Count);
        return await messages.TryChangeAsync(target, state, state, [.. waiting.Select(w => w.RowKey)], cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} message(s) to a {Kind} were not sent; they are tried again.")]
    private partial void LogFailed(Exception exception, ChatTargetKind kind, int count);

    [LoggerMessage(LogLevel.Warning, "{Count} message(s) of the chat were dropped: neither an app nor a group robot is set up (section WeCom).")]
    private partial void LogDropped(int count);
}
