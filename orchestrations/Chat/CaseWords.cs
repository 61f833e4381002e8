using System.Diagnostics;
using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>A case in Chinese words.</summary>
internal static class CaseWords
{
    private const int ShortDescription = 60;

    public static string Status(CaseStatus status) => status switch
    {
        CaseStatus.Filed => "已立案，待派遣",
        CaseStatus.Assigned => "已派遣，待接单",
        CaseStatus.Returned => "已退单，待重新派遣",
        CaseStatus.Accepted => "已接单",
        CaseStatus.InProgress => "处置中",
        CaseStatus.Suspended => "已挂账",
        CaseStatus.Rework => "返工处置中",
        CaseStatus.Verifying => "已办结，待核查",
        CaseStatus.CallingBack => "核查通过，回访中",
        CaseStatus.Closed => "已结案",
        CaseStatus.Rejected => "不予立案",
        CaseStatus.Merged => "已并案",
        _ => throw new UnreachableException($"Status {status}."),
    };

    /// <summary>What a case waits for.</summary>
    public static string Deadline(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Dispatch => "派遣",
        DeadlineKind.Acceptance => "接单",
        DeadlineKind.FirstContact => "先行联系",
        DeadlineKind.Handling => "处置",
        DeadlineKind.Verification => "核查",
        DeadlineKind.CallBack => "回访",
        _ => "督办",
    };

    public static string Unit(ReferenceData data, string? code) => data.UnitSet.Units.FirstOrDefault(u => u.Code == code)?.Name ?? code ?? "未派遣";

    public static string Category(ReferenceData data, string code) => data.CategorySet.Categories.FirstOrDefault(c => c.Code == code)?.Name ?? code;

    /// <summary>Month, day and minute in Shanghai.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(ShanghaiTime.Offset).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>One line of a list.</summary>
    /// <param name="now">UTC.</param>
    public static string Line(ReferenceData data, CaseSummary c, DateTimeOffset now) =>
        $"{c.Id} {Category(data, c.Category)}：{Short(c.Description)}（{Status(c.Status)}{Due(c.DueAt, now)}）";

    /// <param name="now">UTC.</param>
    public static string Card(ReferenceData data, CaseState c, DateTimeOffset now) => string.Join('\n', new[]
    {
        $"案件 {c.Id}",
        $"类别：{Category(data, c.Category)}",
        $"情况：{Short(c.Description)}",
        c.Address is { } address ? $"地点：{address}" : null,
        $"状态：{Status(c.Status)}{Due(c.DueAt, now)}",
        c.Unit is { } unit ? $"承办：{Unit(data, unit)}" : null,
        c.MergedInto is { } into ? $"并入：{into}" : null,
    }.Where(line => line is not null));

    /// <summary>The answer to a report.</summary>
    public static string Filed(ReferenceData data, CaseState c) => string.Join('\n', new[]
    {
        $"已立案，编号 {c.Id}",
        $"类别：{Category(data, c.Category)}",
        c.Address is { } address ? $"地点：{address}" : c.Location is null ? "地点：待核实" : null,
        c.LikelyDuplicates is [var near, ..] ? $"附近已有同类案件 {near.CaseId}，派遣员会核对是否重复。" : null,
        "可以继续补充照片和说明，或发“查”看进度。",
    }.Where(line => line is not null));

    public static string Due(DateTimeOffset? dueAt, DateTimeOffset now) => dueAt is { } at ? $"，{(at < now ? "已超期，原应于" : "应于")} {Time(at)} 前" : "";

    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= ShortDescription) return line;
        return line[..(char.IsHighSurrogate(line[ShortDescription - 1]) ? ShortDescription - 1 : ShortDescription)] + "…";
    }
}
