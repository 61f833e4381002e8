using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetNotice(RectificationStore store, CampaignStore campaigns, TimeProvider clock)
{
    /// <summary>温馨提示 for printing: what will be looked at and which papers to prepare.</summary>
    [Function(nameof(GetNotice))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/notice")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        var template = (await campaigns.FindAsync(state.Campaign, cancellationToken))!.Template;
        return PrintedPage.Answer(request, template.NoticeTitle, Body(state, template, state.Notice?.At ?? clock.GetUtcNow()));
    }

    private static string Body(RectificationState state, CampaignTemplate template, DateTimeOffset at) =>
        $"""
        <h1>{PrintedPage.Text(template.NoticeTitle)}</h1>
        <p class="plain">{PrintedPage.Text(state.Name)}（{PrintedPage.Text(state.Address)}）：</p>
        <p>{PrintedPage.Text(template.NoticeText)}</p>
        <p class="plain">一、请备齐的资料</p>
        <ol>{Rows(template.PapersOf(state.Kind))}</ol>
        <p class="plain">二、检查内容</p>
        <ol>{Rows(template.ItemsOf(state.Kind).Select(i => i.Name))}</ol>
        <p class="sign">{PrintedPage.Text(template.Authority)}<br>{PrintedPage.Day(at)}</p>
        <p class="plain">回执：本单位已收到上述提示。　　签收人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿</p>
        """;

    private static string Rows(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"<li>{PrintedPage.Text(text)}</li>"));
}
