using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Rectification.Door;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Chat;

/// <summary>Puts what people are to be told of a case or a campaign's target into the durable queue of outgoing messages; the same event again adds nothing.</summary>
public sealed class CaseNotifier(
    ReferenceInForce reference, CampaignStore campaigns, FirmLinks links, OutgoingMessages outgoing, WeComApi platform, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Whether the chat can be reached at all.</summary>
    public bool IsOpen => platform.CanSend;

    /// <summary>Whether a firm can be written to.</summary>
    public bool ReachesFirms => platform.ReachesMembers;

    public async Task NotifyAsync(CaseState state, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        if (!IsOpen) return;
        var notices = new CaseNotices((await reference.GetAsync(cancellationToken)).Data, state, clock.Now(), options.Value.EscalationRobot);
        await outgoing.EnqueueAsync([.. entries.SelectMany(notices.Of)], cancellationToken);
    }

    public async Task NotifyAsync(RectificationState state, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        if (!IsOpen) return;
        var notices = new RectificationNotices((await reference.GetAsync(cancellationToken)).Data, state, clock.Now(), options.Value.EscalationRobot);
        await outgoing.EnqueueAsync([.. entries.SelectMany(notices.Of), .. await ForFirmAsync(state, entries, cancellationToken)], cancellationToken);
    }

    private async Task<IEnumerable<OutgoingMessage>> ForFirmAsync(RectificationState state, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        if (state.Account is null || !ReachesFirms) return [];
        var campaign = (await campaigns.FindAsync(state.Campaign, cancellationToken))!;
        return entries.SelectMany(new FirmNotices(state, campaign.Template, links.AddressOf(state, clock.Now())).Of);
    }
}
