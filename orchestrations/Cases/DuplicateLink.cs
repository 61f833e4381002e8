using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Tells the case that goes on of the one that was merged into it. The merged case's promise covers it, so a crash in between only delays it.</summary>
public sealed class DuplicateLink(CaseStore store, CaseIndex index, CaseFeed feed, TimeProvider clock)
{
    private const int Attempts = 30;

    /// <summary>Makes sure that the other case knows; nothing is written when it does.</summary>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task EnsureAsync(CaseState merged, CancellationToken cancellationToken)
    {
        if (merged.MergedInto is not { } into) return;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(into, cancellationToken) is not { } before) return;
            var events = CaseLifecycle.TakeIn(before.State, merged.Id);
            if (events.Count == 0)
            {
                await index.ShowAsync(before.State, outbox: null, cancellationToken);
                await TellAgainAsync(before.State, merged.Id, cancellationToken);
                return;
            }

            var commit = CaseCommit.Of(into, before, events, Actor.System.Id, clock.Now());
            if (!await store.TryCommitAsync(commit, cancellationToken)) continue;
            await index.ShowAsync(before.State, commit.After, outbox: null, cancellationToken);
            await feed.TellSoonAsync(commit.After, commit.Entries);
            return;
        }

        throw new ConflictException($"Case {into} kept changing.");
    }

    /// <summary>It was committed by a try that may have ended before anybody was told.</summary>
    private async Task TellAgainAsync(CaseState state, string duplicate, CancellationToken cancellationToken)
    {
        if (!feed.IsHeard) return;
        var log = await store.ReadLogAsync(state.Id, cancellationToken);
        await feed.TellSoonAsync(state, [.. log.Where(entry => CaseLog.Read(entry).Event is DuplicateTakenIn e && e.Duplicate == duplicate)]);
    }
}
