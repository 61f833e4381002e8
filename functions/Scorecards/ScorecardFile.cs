using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>A scorecard as a file for the town's tables.</summary>
internal static class ScorecardFile
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>UTF-8 with a byte order mark, as spreadsheet programs want it; one row for each group.</summary>
    public static async Task<IResult> CsvAsync(ScorecardView view, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await file.SaveAsAsync(ScorecardTable.Scores(view).ToList(), excelType: ExcelType.CSV, cancellationToken: cancellationToken);
        return Results.File(file.ToArray(), CsvType, Name(view, "csv"));
    }

    /// <summary>Two sheets: the scores, and the cases behind each number.</summary>
    public static async Task<IResult> XlsxAsync(ScorecardView view, CancellationToken cancellationToken)
    {
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal) { ["评分"] = ScorecardTable.Scores(view).ToList(), ["案件"] = ScorecardTable.Cases(view).ToList() };
        using var file = new MemoryStream();
        await file.SaveAsAsync(sheets, cancellationToken: cancellationToken);
        return Results.File(file.ToArray(), XlsxType, Name(view, "xlsx"));
    }

    private static string Name(ScorecardView view, string ending) => $"scorecard-{view.From:yyyyMMdd}-{view.To:yyyyMMdd}.{ending}";
}
