using System.Security.Cryptography;
using Azure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Hotline;

/// <summary>Files one row after the other. A row that was filed before a crash gets the outcome that it had.</summary>
public sealed partial class HotlineFiling(ReferenceInForce reference, CaseIntake intake, ReportUpdates updates, ILogger<HotlineFiling> logger)
{
    /// <summary>The door that batches come through.</summary>
    public static readonly Actor Door = Actor.Integration(HotlineReport.Source);

    public async Task<HotlineOutcome> FileAsync(HotlineRow row, HotlineBatch batch, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            var rules = await reference.GetAsync(cancellationToken);
            var said = HotlineReport.Read(row, rules.Data, batch.ReceivedAt);
            return await FileAsync(row, said, new ReportStamp(batch.Id, row.Number, batch.ReceivedAt, said.SaidAt), engine, cancellationToken);
        }
        catch (RowRefusedException refused)
        {
            return Refused(row, refused.Problem);
        }
        catch (CommandRejectedException refused)
        {
            return Refused(row, new RowProblem(Column: null, Value: null, $"{refused.Rejection.Code}: {refused.Rejection.Detail}"));
        }
        catch (Exception fault) when (fault is ConflictException or RequestFailedException or AggregateException or CalendarRangeException or InvalidOperationException or TimeoutException or KeyMissingException or CryptographicException)
        {
            LogFailed(fault, batch.Id, row.Number);
            return new HotlineOutcome(row.Number, RowText.Shorten(row.SourceId, 200), RowOutcome.Failed, Reason: "系统暂时无法处理该行；请稍后重新发送同一文件");
        }
    }

    private async Task<HotlineOutcome> FileAsync(HotlineRow row, HotlineReport said, ReportStamp stamp, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var sourceId = said.Report.SourceId!;
        var filed = await intake.FileAsync(new FilingRequest(said.Report, Door, BodyHash: "", From: stamp), engine, cancellationToken);
        if (!filed.Duplicate || IsFrom(filed.State.FiledFrom, stamp)) return new HotlineOutcome(row.Number, sourceId, RowOutcome.Filed, filed.State.Id);
        try
        {
            var updated = await updates.ApplyAsync(filed.State.Id, new ReportUpdate(said.Report, stamp, said.Urgent), Door, engine, cancellationToken);
            return updated.Amended is { } amended
                ? new HotlineOutcome(row.Number, sourceId, RowOutcome.Changed, filed.State.Id, Reason: string.Join(", ", amended.Fields()))
                : new HotlineOutcome(row.Number, sourceId, RowOutcome.Duplicate, filed.State.Id);
        }
        catch (CommandRejectedException closed) when (closed.Rejection.Kind == RejectionKind.State)
        {
            return new HotlineOutcome(row.Number, sourceId, RowOutcome.Refused, filed.State.Id, Reason: $"案件已结束，该行的变更未采用；如需继续处置，请调度员重新打开案件（{closed.Rejection.Code}）");
        }
    }

    private static bool IsFrom(ReportStamp? known, ReportStamp stamp) => known is not null && known.Batch == stamp.Batch && known.Row == stamp.Row;

    private static HotlineOutcome Refused(HotlineRow row, RowProblem problem) => new(
        row.Number,
        RowText.Shorten(PlainText.Clean(row.SourceId), 200),
        RowOutcome.Refused,
        Column: problem.Column,
        Value: problem.Value is { } value ? RowText.Shorten(PlainText.Clean(value), 100) : null,
        Reason: problem.Reason);

    [LoggerMessage(LogLevel.Error, "Row {Row} of batch {Batch} could not be filed; it is tried again.")]
    private partial void LogFailed(Exception exception, string batch, int row);
}
