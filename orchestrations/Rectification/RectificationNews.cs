using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>Spreads what happened to a target: the campaign's index shows it, people are told, and the promise of it is taken away.</summary>
public sealed class RectificationNews(RectificationStore store, CampaignIndex index, Outbox outbox, CaseNotifier notifier)
{
    /// <summary>Right after a commit. Whatever it throws, the promise keeps what is left.</summary>
    /// <param name="promise">Taken away when all of it is done; <c>null</c> to leave it.</param>
    public async Task SpreadAsync(Commit<RectificationState> commit, OutboxEntry? promise, CancellationToken cancellationToken)
    {
        await index.ShowAsync(commit.After, cancellationToken);
        await notifier.NotifyAsync(commit.After, commit.Entries, cancellationToken);
        if (promise is not null) await outbox.WithdrawAsync(promise);
    }

    /// <summary>Again, when nobody knows how much of it was done; nobody is told twice.</summary>
    public async Task SpreadAgainAsync(RectificationState state, OutboxEntry promise, CancellationToken cancellationToken)
    {
        await index.ShowAsync(state, cancellationToken);
        if (notifier.IsOpen) await notifier.NotifyAsync(state, await store.ReadLogAsync(state.Id, cancellationToken, after: promise.FromVersion), cancellationToken);
        await outbox.WithdrawAsync(promise);
    }
}
