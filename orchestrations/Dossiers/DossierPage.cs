using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Dossiers;

/// <summary>The page of a dossier that people read and print on A4: what the case is, its course, its deadlines and photos, and whether its log holds. Plain HTML without script, and well-formed XML besides.</summary>
public sealed class DossierPage(ReferenceData data)
{
    private const string Style = """
        @page{size:A4;margin:20mm} body{font:11pt/1.7 "FangSong","STFangsong","Noto Serif CJK SC",serif;max-width:175mm;margin:0 auto} h1{text-align:center;font-size:18pt}
        h2{font-size:13pt} table{width:100%;border-collapse:collapse} td,th{border:1px solid #000;padding:1.5mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{white-space:nowrap} .hash{font:8pt monospace;overflow-wrap:anywhere}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly CaseCourse _course = new(data);

    public string Of(CaseDossier dossier, IReadOnlyList<DossierPhoto> photos) => $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"/><title>{Text($"案件卷宗 {dossier.State.Id}")}</title><style>{Style}</style></head>
        <body>
        <h1>案件卷宗</h1>
        <p>截至 {DossierWords.Time(dossier.At)}（北京时间，下同），日志第 {Number(dossier.State.Version)} 条。</p>
        <h2>一、基本情况</h2>
        {Table(null, Basics(dossier))}
        <h2>二、办理经过</h2>
        {Table(["序号", "时间", "经办", "内容"], dossier.Log.Select(Step))}
        <h2>三、办理时限</h2>
        {Table(["环节", "起算", "到期", "结果", "规则"], dossier.State.Deadlines.Select(Term))}
        <h2>四、照片</h2>
        {Table(["照片", "用途", "与日志核对", "SHA-256"], photos.Select(Row))}
        <h2>五、日志核验</h2>
        <p>{Verdict(dossier.Verification)}</p>
        <p>每条日志的散列值由上一条的散列值、案件编号和本条内容计算，改动、增删任何一条都会使其后的散列值不符。最后一条的散列值：</p>
        <p class="hash">{Text(dossier.Log.Count == 0 ? "" : dossier.Log[^1].Hash)}</p>
        <p>各文件的散列值见 manifest.json；日志全文见 log.json；时限的计算依据见 deadlines 目录。</p>
        </body>
        </html>

        """;

    private IEnumerable<string[]> Basics(CaseDossier dossier)
    {
        var state = dossier.State;
        yield return ["案件编号", state.Id];
        yield return ["来源", $"{DossierWords.Source(state.Source)}，来源编号 {state.SourceId}"];
        yield return ["类别", $"{CaseWords.Category(data, state.Category)}（{state.Category}）"];
        yield return ["情况", state.Description];
        if (state.Address is { } address) yield return ["地点", address];
        if (state.Location is { } location) yield return ["坐标（WGS-84）", string.Create(CultureInfo.InvariantCulture, $"北纬 {location.Lat}，东经 {location.Lon}")];
        if (state.Grid is { } grid) yield return ["责任网格", grid];
        if (dossier.Reporter is { } reporter) yield return ["反映人", string.Join('，', new[] { reporter.Name, reporter.Phone }.Where(part => !string.IsNullOrEmpty(part)))];
        yield return ["立案时间", DossierWords.Time(state.FiledAt)];
        yield return ["承办单位", string.Join('、', state.JointUnits.Prepend(state.Unit).Select(unit => CaseWords.Unit(data, unit)))];
        yield return ["状态", CaseWords.Status(state.Status)];
        if (state.Result is { } result) yield return ["办理结果", DossierWords.Result(result)];
        if (state.Satisfaction is { } satisfaction) yield return ["市民评价", DossierWords.Satisfaction(satisfaction)];
        if (state.MergedInto is { } into) yield return ["并入案件", into];
        if (state.ClosedAt is { } closedAt) yield return ["结束时间", DossierWords.Time(closedAt)];
    }

    private string[] Step(LogEntry entry) =>
        [Number(entry.Sequence), DossierWords.Time(entry.At), _course.Person(entry.By), _course.Of(CaseRecord.Kind.Read(entry).Event)];

    private static string[] Term(Deadline deadline) =>
    [
        CaseWords.Deadline(deadline.Kind), DossierWords.Time(deadline.StartedAt), DossierWords.Time(deadline.DueAt),
        DossierWords.Deadline(deadline.Status) + (deadline.EndedAt is { } ended ? $"（{DossierWords.Time(ended)}）" : "") + (deadline.Exempt ? "，申诉成立免于计分" : ""),
        $"{deadline.Rule}（{deadline.Edition}）",
    ];

    private static string[] Row(DossierPhoto photo) =>
        [photo.Member ?? photo.PhotoId, DossierWords.Photo(photo.Kind), photo.Member is null ? "文件缺失" : photo.Intact ? "一致" : "不一致", photo.Sha256];

    private static string Verdict(LogVerification verification) => verification.Valid
        ? $"日志共 {Number(verification.Entries)} 条，经核验完整，未被改动。"
        : $"日志核验未通过：第 {Number(verification.BrokenAt ?? 0)} 条起不符。";

    /// <param name="header"><c>null</c>: the first cell of each row is its header.</param>
    private static string Table(string[]? header, IEnumerable<string[]> rows)
    {
        var body = rows.Select(row => $"<tr>{string.Concat(row.Select((cell, i) => header is null && i == 0 ? $"<th>{Text(cell)}</th>" : $"<td>{Text(cell)}</td>"))}</tr>\n").ToList();
        if (body.Count == 0) return "<p>无。</p>";
        var head = header is null ? "" : $"<tr>{string.Concat(header.Select(cell => $"<th>{Text(cell)}</th>"))}</tr>\n";
        return $"<table>\n{head}{string.Concat(body)}</table>";
    }

    private static string Text(string text) => Encoder.Encode(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
