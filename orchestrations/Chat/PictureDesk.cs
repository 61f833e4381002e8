using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Chat;

/// <summary>Fetches pictures of the chat and puts them on their cases; one that cannot be had is said on the case and in the chat.</summary>
public sealed partial class PictureDesk(
    ReferenceInForce reference, CaseDesk desk, EvidenceIntake evidence, PhotoStore photos, WeComPictures pictures, ChatQueues queues, OutgoingMessages outgoing,
    TimeProvider clock, ILogger<PictureDesk> logger)
{
    /// <summary>So long the platform keeps a picture.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(2);

    /// <summary>Done once it is decided whether there is a picture; a fault that may pass puts the order back with a delay that doubles.</summary>
    public async Task FetchAsync(PictureOrder order, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(order, engine, cancellationToken);
        }
        catch (CommandRejectedException there) when (there.Rejection.Code == "photo-exists")
        {
            // The same order came twice, or the same picture was sent twice.
        }
        catch (CommandRejectedException stranger) when (stranger.Rejection.Kind == RejectionKind.Person)
        {
            LogMissed(stranger, order.Id, order.CaseId);
            await SayMissedAsync(order, Reason(stranger), cancellationToken);
        }
        catch (Exception failed) when (failed is PictureRefusedException or CommandRejectedException or CaseNotFoundException or WeComException { IsTransient: false })
        {
            LogMissed(failed, order.Id, order.CaseId);
            await MissAsync(order, Reason(failed), engine, cancellationToken);
        }
        catch (WeComException passing)
        {
            LogDelayed(passing, order.Id, order.Failures);
            await TryLaterAsync(order, engine, cancellationToken);
        }
    }

    private async Task AddAsync(PictureOrder order, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var actor = ChatPeople.ActorOf(order.Person, (await reference.GetAsync(cancellationToken)).Data.StaffSet.Staff);
        using var content = await pictures.GetAsync(order.Picture, cancellationToken);
        await using var picture = await evidence.ReceiveAsync(content, cancellationToken);
        await photos.StoreAsync(order.CaseId, picture, cancellationToken);
        await desk.ExecuteAsync(new CommandRequest(order.CaseId, new AddPhoto(picture.ToPhoto(order.Kind)), actor), engine, cancellationToken);
    }

    private Task TryLaterAsync(PictureOrder order, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, 15 * Math.Pow(2, Math.Min(order.Failures, 20))));
        return clock.GetUtcNow() + delay > order.SentAt + Kept
            ? MissAsync(order, "三天内没有取到照片", engine, cancellationToken)
            : queues.SendAsync(order with { Failures = order.Failures + 1 }, delay, cancellationToken);
    }

    private async Task MissAsync(PictureOrder order, string reason, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            await desk.ExecuteAsync(new CommandRequest(order.CaseId, new NoteMissingPhoto(order.Id, order.Kind, reason), Actor.System), engine, cancellationToken);
        }
        catch (CaseNotFoundException)
        {
            // Then only the chat can be told.
        }

        await SayMissedAsync(order, reason, cancellationToken);
    }

    private async Task SayMissedAsync(PictureOrder order, string reason, CancellationToken cancellationToken)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"有一张照片没有记入案件 {order.CaseId}：{reason}。请重新发送。");
        await outgoing.EnqueueAsync([new OutgoingMessage { Id = $"{order.Id}/missed", Target = ChatTarget.Member(order.Person), At = order.SentAt, Text = text }], cancellationToken);
    }

    private static string Reason(Exception failed) => failed switch
    {
        PictureRefusedException => "文件不是可以识别的照片，或尺寸过大",
        CommandRejectedException refused => ChatRefusals.Of(refused.Rejection).TrimEnd('。'),
        CaseNotFoundException => "案件不存在",
        _ => "照片在企业微信中已失效",
    };

    [LoggerMessage(LogLevel.Warning, "Picture {Order} for case {CaseId} cannot be had.")]
    private partial void LogMissed(Exception exception, string order, string caseId);

    [LoggerMessage(LogLevel.Information, "Picture {Order} could not be fetched after {Failures} failures; it is tried again.")]
    private partial void LogDelayed(Exception exception, string order, int failures);
}
