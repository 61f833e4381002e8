using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetHandOver(RectificationStore store, CampaignStore campaigns)
{
    /// <summary>案件移送函 with the file for printing: the whole course, the papers, and the photos with their hashes.</summary>
    [Function(nameof(GetHandOver))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/hand-over")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        if (state.HandOver is not { } handOver) throw new ProblemException("not-handed-over", $"Target {id} has not been handed over in this round.", StatusCodes.Status404NotFound);
        var template = (await campaigns.FindAsync(state.Campaign, cancellationToken))!.Template;
        return PrintedPage.Answer(request, "案件移送函", Body(state, handOver, await store.ReadLogAsync(id, cancellationToken, state.Version), template));
    }

    private string Body(RectificationState state, HandOverRecord handOver, List<LogEntry> log, CampaignTemplate template) => $"""
        <h1>案件移送函</h1>
        <p class="number">{PrintedPage.Text(state.Id)}{(state.Order is { } order ? $"　{PrintedPage.Text(order.Number)}" : "")}</p>
        <p class="plain">{PrintedPage.Text(handOver.To)}：</p>
        <p>{PrintedPage.Text(state.Name)}（{PrintedPage.Text(state.Address)}{(state.Registration is { } code ? $"，{PrintedPage.Text(code)}" : "")}）经责令改正和约谈仍未改正，现移送处理。{PrintedPage.Text(handOver.Note)}</p>
        <p class="plain">一、办理经过</p>
        <table>
        <tr><th>时间</th><th>经过</th><th>经办</th></tr>
        {string.Concat(log.Select(entry => Row(entry, template)))}
        </table>
        <p class="plain">二、问题与资料</p>
        <ol>{string.Concat(state.Findings.Select(finding => Item(finding, template)))}</ol>
        <p class="plain">三、照片</p>
        <ol>{string.Concat(state.Photos.Select(photo => $"<li>{Word(photo.Kind)}，SHA-256 {photo.Sha256}</li>"))}</ol>
        <p class="plain">办理记录共 {log.Count.ToString(CultureInfo.InvariantCulture)} 条，末条校验值 {log[^1].Hash}。</p>
        <p class="sign">{PrintedPage.Text(template.Authority)}（印章）<br>{PrintedPage.Day(handOver.At)}</p>
        """;

    private string Row(LogEntry entry, CampaignTemplate template) => CourseWords.Of((RectificationEvent)store.Kind.Read(entry).Event, template) is { } what
        ? $"<tr><td>{PrintedPage.Minute(entry.At)}</td><td>{PrintedPage.Text(what)}</td><td>{PrintedPage.Text(entry.By.StartsWith('@') ? "" : entry.By)}</td></tr>\n"
        : "";

    private static string Item(Finding finding, CampaignTemplate template)
    {
        var papers = finding.Papers.Select(p => $"{p.Name}：{Word(p.Status)}");
        return $"<li>{PrintedPage.Text(template.FindItem(finding.Item)!.Finding)}：{PrintedPage.Text(string.Join("；", papers.Prepend(finding.Note)))}</li>";
    }

    private static string Word(PaperStatus status) => status switch
    {
        PaperStatus.Accepted => "审核通过",
        PaperStatus.Rejected => "审核不通过",
        PaperStatus.HandedIn => "待审核",
        _ => "未补交",
    };

    private static string Word(PhotoKind kind) => kind switch
    {
        PhotoKind.Before => "整改前",
        PhotoKind.After => "整改后",
        PhotoKind.Verification => "复查",
        _ => "现场",
    };
}
