using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Bulletins;

/// <summary>
/// Publishes the day's bulletin: stores it, then has it told to the group. Whoever stores it first has made it; all others, and
/// whoever comes after a crash, go on with the stored one, under the id of its day.
/// </summary>
public sealed partial class BulletinDesk(
    BulletinStore store,
    BulletinReading reading,
    CampaignReading campaigns,
    OutgoingMessages outgoing,
    WeComApi platform,
    ReferenceInForce reference,
    IOptions<ChatOptions> chat,
    TimeProvider clock,
    ILogger<BulletinDesk> logger)
{
    /// <summary>Does what is left to do for today; nothing on a day off, before the time, and when all is done.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var (rules, now) = (await reference.GetAsync(cancellationToken), clock.Now());
        var set = rules.Data.BulletinSet;
        if (set.DueDay(rules.Planner.Calendar, now) is not { } day) return;
        var stored = await store.FindAsync(day, cancellationToken) ?? await AddAsync(day, rules, now, cancellationToken);
        if (!stored.IsTold && platform.CanSend && (set.Robot ?? chat.Value.EscalationRobot) is { } robot) await TellAsync(stored.Bulletin, robot, cancellationToken);
    }

    private async Task<StoredBulletin> AddAsync(DateOnly day, RulesInForce rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await store.FindLastDayAsync(BulletinPeriod.Earliest(day), day, cancellationToken);
        var period = BulletinPeriod.Of(day, last, rules.Planner.Calendar);
        var figures = await reading.ReadAsync(period, rules.Data.BulletinSet, now, cancellationToken);
        var made = Bulletin.Of(day, period, figures with { Campaigns = await campaigns.ReadAsync(day, now, cancellationToken) }, rules.Data, now);
        if (await store.TryAddAsync(made, cancellationToken))
        {
            LogPublished(day, period.From, period.To);
            return new StoredBulletin(made, IsTold: false);
        }

        return await store.FindAsync(day, cancellationToken) ?? throw new ConflictException($"The bulletin of {day:O} was stored and is gone.");
    }

    /// <summary>The queue knows the message by target, time and id; all three are the stored bulletin's, so it is said once.</summary>
    private async Task TellAsync(Bulletin bulletin, string robot, CancellationToken cancellationToken)
    {
        var message = new OutgoingMessage
        {
            Id = $"bulletin-{bulletin.Day:yyyy-MM-dd}",
            Target = ChatTarget.Robot(robot),
            At = bulletin.At,
            Text = bulletin.Text,
            IsSaidAlone = true,
        };
        await outgoing.EnqueueAsync([message], cancellationToken);
        await store.MarkToldAsync(bulletin.Day, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The bulletin of {Day} is published; it is about {From} to {To}.")]
    private partial void LogPublished(DateOnly day, DateOnly from, DateOnly to);
}
