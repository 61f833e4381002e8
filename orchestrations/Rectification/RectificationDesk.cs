using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>Where commands to targets are carried out.</summary>
public sealed class RectificationDesk(CampaignRules rules, RectificationStore store, RectificationWriter writer, RectificationFollowUp followUp, TimeProvider clock)
    : RecordDesk<RectificationState, RectificationCommand>(store, writer, clock)
{
    protected override async Task<Decision> DecideAsync(
        CommandRequest<RectificationCommand> request, RectificationState state, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await rules.ForAsync(state.Campaign, cancellationToken)).Decide(state, request.Command, request.Actor, now);

    protected override IReadOnlyList<string> Allowed(RectificationState state, Actor actor, DateTimeOffset now) => RectificationLifecycle.Allowed(state, actor, now);

    protected override Task FollowAsync(Commit<RectificationState> commit, OutboxEntry promise, DurableTaskClient engine) => followUp.RunAsync(commit, promise, engine);
}
