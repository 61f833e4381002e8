using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Functions.Scorecards;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class GetHotlineReceipt(HotlineBatches batches)
{
    private static readonly string[] Headers = ["行号", "工单编号", "结果", "案件编号", "列", "值", "原因", "outcome"];

    /// <summary>As spreadsheet programs want it; a text that one would take for a formula is marked as text.</summary>
    private static readonly CsvWriterOptions ForSpreadsheets = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    [Function(nameof(GetHotlineReceipt))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hotline/batches/{id}/receipt")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(HotlineRoles.Read);
        var batch = await batches.GetAsync(id, cancellationToken);
        return Results.Stream(body => WriteAsync(batch.Id, body, cancellationToken), ScorecardFile.CsvType, $"{batch.Id}.csv");
    }

    /// <summary>Page by page, so that no receipt is ever whole in memory.</summary>
    private async Task WriteAsync(string batchId, Stream body, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(body, ForSpreadsheets, leaveOpen: true);
        foreach (var header in Headers) csv.WriteField(header);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var row in batches.ReadReceiptAsync(batchId, cancellationToken)) await WriteAsync(row, csv, cancellationToken);
        await csv.FlushAsync(cancellationToken);
    }

    private static ValueTask WriteAsync(HotlineOutcome row, CsvWriter csv, CancellationToken cancellationToken)
    {
        var (shown, outcome) = Words(row.Outcome);
        csv.WriteField(row.Row.ToString(CultureInfo.InvariantCulture));
        foreach (var text in new[] { row.SourceId, shown, row.CaseId, row.Column, row.Value, row.Reason, outcome }) csv.WriteField(text);
        return csv.EndRecordAsync(cancellationToken);
    }

    private static (string Shown, string Outcome) Words(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Filed => ("立案", "filed"),
        RowOutcome.Duplicate => ("重复", "duplicate"),
        RowOutcome.Changed => ("更新", "changed"),
        RowOutcome.Refused => ("退回", "refused"),
        RowOutcome.Failed => ("失败", "failed"),
        _ => ("未处理", "not-done"),
    };
}
