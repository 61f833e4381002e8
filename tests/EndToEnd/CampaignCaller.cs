using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>What planners and inspectors of a campaign do.</summary>
internal static class CampaignCaller
{
    public const string Section = "剑河路（甘溪路—仙霞西路）";

    public static Task<Answer> PlanAsync(this TownCaller caller, string id, string template = "sewage", params IReadOnlyList<string> sections) =>
        caller.SendAsync(HttpMethod.Post, "/api/campaigns", JsonContent.Create(new JsonObject
        {
            ["id"] = id,
            ["template"] = template,
            ["from"] = "2026-03-02",
            ["until"] = "2026-06-30",
            ["units"] = new JsonArray("shengtai", "shichang"),
            ["sections"] = new JsonArray([.. sections.Select(s => JsonValue.Create(s))]),
        }));

    public static Task<Answer> SendTargetsAsync(this TownCaller caller, string campaign, string text, string mediaType = "text/csv")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return caller.SendAsync(HttpMethod.Post, $"/api/campaigns/{campaign}/targets", content);
    }

    /// <summary>As CSV; the first is 1.</summary>
    public static string Firms(int count, string prefix = "样例") =>
        "企业名称,类型,地址,路段\n" + string.Concat(Enumerable.Range(1, count).Select(n => $"{prefix}面馆{n},餐饮,剑河路{n}号,{Section}\n"));

    public static Task<Answer> DoAsync(this TownCaller caller, string id, string command, string body = "{}", string? key = null) =>
        caller.SendAsync(HttpMethod.Post, $"/api/rectifications/{id}/commands/{command}", new StringContent(body, Encoding.UTF8, "application/json"), key);

    /// <summary>Every item of a 餐饮 is as it should be but these.</summary>
    public static string Inspection(params IReadOnlyList<string> bad) => new JsonObject
    {
        ["answers"] = new JsonArray([.. new[] { "licence", "drainage-permit", "grease-trap", "trap-cleaning", "grease-contract", "direct-discharge", "outlet" }
            .Select(item => new JsonObject { ["item"] = item, ["ok"] = !bad.Contains(item), ["note"] = bad.Contains(item) ? "不符合" : null })]),
        ["service"] = "signed",
    }.ToJsonString();

    public static List<string> Ids(this Answer listing) => [.. listing.Body!["receipt"]!.AsArray().Select(row => row!["id"]!.ToString())];
}
