using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Tells the case that goes on of the one that was merged into it. The merged case's promise covers it, so a crash in between only delays it.</summary>
public sealed class DuplicateLink(CaseWriter writer, CaseIndex index, CaseNews news, CaseFeed feed, TimeProvider clock)
{
    /// <summary>Makes sure that the other case knows; nothing is committed when it does.</summary>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task EnsureAsync(CaseState merged, CancellationToken cancellationToken)
    {
        if (merged.MergedInto is not { } into) return;
        var written = await writer.WriteAsync(into, before => Task.FromResult(TakeIn(before, merged.Id)), promises: feed.IsHeard, cancellationToken);
        if (written.Commit is { } commit) await news.SpreadAsync(commit, written.Promise, cancellationToken);
        else await index.ShowAsync(written.State, outbox: null, cancellationToken);
    }

    private Commit<CaseState>? TakeIn(Stored<CaseState> before, string duplicate)
    {
        var events = CaseLifecycle.TakeIn(before.State, duplicate);
        return events.Count == 0 ? null : CaseRecord.Kind.Commit(before.State.Id, before, events, Actor.System.Id, clock.Now());
    }
}
