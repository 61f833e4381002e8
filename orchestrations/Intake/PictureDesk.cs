using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Intake;

/// <summary>Fetches pictures that came with reports and puts them on their cases; one that cannot be had is said on the case, and to who sent it in the chat.</summary>
public sealed partial class PictureDesk(
    ReferenceInForce reference, CaseDesk desk, EvidenceIntake evidence, PhotoStore photos, WeComPictures platform, PictureQueue queue, OutgoingMessages outgoing,
    TimeProvider clock, ILogger<PictureDesk> logger)
{
    /// <summary>So long the chat platform keeps a picture.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

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
        catch (WeComException passing) when (passing.IsTransient)
        {
            LogDelayed(passing, order.Id, order.Failures);
            await TryLaterAsync(order, engine, cancellationToken);
        }
        catch (Exception failed) when (Reason(failed) is not null)
        {
            LogMissed(failed, order.Id, order.CaseId);
            await MissAsync(order, Reason(failed)!, isOwn: failed is not CommandRejectedException { Rejection.Kind: RejectionKind.Person }, engine, cancellationToken);
        }
    }

    private async Task AddAsync(PictureOrder order, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(order.Picture, cancellationToken);
        await using var picture = await evidence.ReceiveAsync(content, cancellationToken);
        await photos.StoreAsync(order.CaseId, picture, cancellationToken);
        await desk.ExecuteAsync(new CommandRequest<CaseCommand>(order.CaseId, new AddPhoto(picture.ToPhoto(order.Kind)), await SenderAsync(order, cancellationToken)), engine, cancellationToken);
    }

    private async Task<Actor> SenderAsync(PictureOrder order, CancellationToken cancellationToken) =>
        order.Member is { } member ? ChatPeople.ActorOf(member, (await reference.GetAsync(cancellationToken)).Data.StaffSet.Staff) : DeviceReport.Door;

    private async Task<Stream> OpenAsync(SentPicture picture, CancellationToken cancellationToken)
    {
        if (picture.Blob is not { } name) return await platform.GetAsync(picture, cancellationToken);
        return (await photos.OpenSentByDeviceAsync(name, cancellationToken))?.Content ?? throw new PictureMissingException("设备没有上传这张照片");
    }

    private Task TryLaterAsync(PictureOrder order, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, 15 * Math.Pow(2, Math.Min(order.Failures, 20))));
        return clock.GetUtcNow() + delay > order.SentAt + Kept
            ? MissAsync(order, "三天内没有取到照片", isOwn: true, engine, cancellationToken)
            : queue.SendAsync(order with { Failures = order.Failures + 1 }, delay, cancellationToken);
    }

    /// <param name="isOwn">Whether the sender may write on the case; on another's nothing is noted.</param>
    private async Task MissAsync(PictureOrder order, string reason, bool isOwn, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (isOwn) await NoteAsync(order, reason, engine, cancellationToken);
        if (order.Member is not { } member) return;
        var text = $"有一张照片没有记入案件 {order.CaseId}：{reason}。请重新发送。";
        await outgoing.EnqueueAsync([new OutgoingMessage { Id = $"{order.Id}/missed", Target = ChatTarget.Member(member), At = order.SentAt, Text = text }], cancellationToken);
    }

    private async Task NoteAsync(PictureOrder order, string reason, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            await desk.ExecuteAsync(new CommandRequest<CaseCommand>(order.CaseId, new NoteMissingPhoto(order.Id, order.Kind, reason), Actor.System), engine, cancellationToken);
        }
        catch (Exception hopeless) when (hopeless is CaseNotFoundException or CommandRejectedException)
        {
            LogMissed(hopeless, order.Id, order.CaseId);
        }
    }

    /// <summary>Chinese; <c>null</c> for a fault of ours.</summary>
    private static string? Reason(Exception failed) => failed switch
    {
        PictureMissingException missing => missing.Message,
        PictureRefusedException => "文件不是可以识别的照片，或尺寸过大",
        CommandRejectedException refused => ChatRefusals.Of(refused.Rejection).TrimEnd('。'),
        CaseNotFoundException => "案件不存在",
        WeComException { IsTransient: false } => "照片在企业微信中已失效",
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "Picture {Order} for case {CaseId} cannot be had.")]
    private partial void LogMissed(Exception exception, string order, string caseId);

    [LoggerMessage(LogLevel.Information, "Picture {Order} could not be fetched after {Failures} failures; it is tried again.")]
    private partial void LogDelayed(Exception exception, string order, int failures);
}
