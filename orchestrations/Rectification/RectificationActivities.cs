using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>What the orchestration has done by the application.</summary>
public sealed class RectificationActivities(CampaignRules rules, RectificationWriter writer, RectificationNews news, TimeProvider clock)
{
    /// <summary>Lets the lifecycle do what is due now; done twice it does no more than once.</summary>
    [Function(nameof(TakeDueRectificationActions))]
    public async Task<RectificationProgress> TakeDueRectificationActions([ActivityTrigger] RectificationWatch watch, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(watch.Id, before => DecideAsync(before, watch, cancellationToken), promises: true, cancellationToken);
        if (IsOver(written.State, watch)) return new RectificationProgress(written.State.Version, RectificationStatus.Excluded, NextDeadline: null);
        if (written.Commit is { } commit) await news.SpreadAsync(commit, written.Promise, cancellationToken);
        return RectificationProgress.Of(written.State);
    }

    /// <summary>The target was put back on the list and has another orchestration.</summary>
    private static bool IsOver(RectificationState state, RectificationWatch watch) => state.Reinstatements > watch.Reinstatements;

    private async Task<Commit<RectificationState>?> DecideAsync(Stored<RectificationState> before, RectificationWatch watch, CancellationToken cancellationToken)
    {
        if (IsOver(before.State, watch)) return null;
        var (lifecycle, now) = (await rules.ForAsync(before.State.Campaign, cancellationToken), clock.Now());
        var due = lifecycle.Decide(before.State, new TakeDueTerms(), Actor.System, now).Events;
        return due.Count == 0 ? null : RectificationRecord.Kind.Commit(watch.Id, before, due, Actor.System.Id, now);
    }
}
