using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetOrder(RectificationStore store, CampaignStore campaigns)
{
    /// <summary>责令改正通知书 of the present round for printing, as it was served: later extensions have papers of their own.</summary>
    [Function(nameof(GetOrder))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/order")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        if (state.Order is not { } order) throw new ProblemException("no-order", $"Target {id} has no order in this round.", StatusCodes.Status404NotFound);
        var served = (await store.ReadLogAsync(id, cancellationToken)).Select(store.Kind.Read).Select(r => r.Event).OfType<OrderServed>().Last();
        var template = (await campaigns.FindAsync(state.Campaign, cancellationToken))!.Template;
        return PrintedPage.Answer(request, template.OrderTitle, Body(state, order, served, template));
    }

    private static string Body(RectificationState state, RectificationOrder order, OrderServed served, CampaignTemplate template)
    {
        var bases = served.Findings.SelectMany(f => template.FindItem(f.Item)!.Bases).Distinct(StringComparer.Ordinal).Select(code => template.Bases.First(b => b.Code == code).Text).ToList();
        return $"""
            <h1>{PrintedPage.Text(template.OrderTitle)}</h1>
            <p class="number">{PrintedPage.Text(order.Number)}</p>
            <p class="plain">{PrintedPage.Text(state.Name)}（{PrintedPage.Text(state.Address)}{(state.Registration is { } code ? $"，{PrintedPage.Text(code)}" : "")}）：</p>
            <p>{PrintedPage.Text(template.OrderText)}</p>
            {(bases.Count == 0 ? "" : $"<p>依据：{PrintedPage.Text(string.Join("、", bases))}。</p>")}
            <table>
            <tr><th>序号</th><th>问题</th><th>检查情况</th><th>改正方式</th><th>改正期限</th></tr>
            {string.Concat(served.Findings.Select((finding, i) => Row(i + 1, finding, served, template)))}
            </table>
            <p>{PrintedPage.Text(template.OrderClosing)}</p>
            <p class="sign">{PrintedPage.Text(template.Authority)}（印章）<br>{PrintedPage.Day(order.At)}</p>
            <p class="plain">送达：{Word(order.Service)}　　签收人：{PrintedPage.Text(order.ReceivedBy ?? "＿＿＿＿＿＿")}　　检查人：＿＿＿＿＿＿</p>
            """;
    }

    private static string Row(int number, Finding finding, OrderServed served, CampaignTemplate template)
    {
        var due = served.Deadlines!.First(d => d.Subject == finding.Item).DueAt;
        var papers = finding.Papers.Count == 0 ? "" : $"：{string.Join("、", finding.Papers.Select(p => p.Name))}";
        return string.Create(CultureInfo.InvariantCulture, $"<tr><td>{number}</td><td>{PrintedPage.Text(template.FindItem(finding.Item)!.Finding)}</td><td>{PrintedPage.Text(finding.Note)}</td><td>{Word(finding.Way)}{PrintedPage.Text(papers)}</td><td>{PrintedPage.Day(due)}前</td></tr>\n");
    }

    private static string Word(CureWay way) => way switch
    {
        CureWay.HandIn => "线上补交资料",
        CureWay.OnSite => "现场整改",
        _ => "立即停止",
    };

    private static string Word(Service service) => service switch
    {
        Service.SignedFor => "当场签收",
        Service.Refused => "拒绝签收",
        _ => "留置送达",
    };
}
