using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>What operators do.</summary>
internal static class OperationsCaller
{
    /// <summary>What the list of stuck records says of one; <c>fine</c> when it is not in it.</summary>
    public static async Task<string> VerdictAsync(this TownCaller admin, string id)
    {
        string? place = null;
        do
        {
            var page = await admin.GetAsync($"/api/operations/stuck?top=7&continuation={Uri.EscapeDataString(place ?? "")}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (page.Body!["items"]!.AsArray().SingleOrDefault(item => item!["recordId"]!.ToString() == id) is { } stuck) return stuck["verdict"]!.ToString();
            place = page.Body["continuation"]?.ToString();
        }
        while (place is not null);
        return "fine";
    }

    /// <summary>The latest first.</summary>
    public static async Task<JsonArray> InterventionsAsync(this TownCaller admin, string id) =>
        (await admin.GetAsync($"/api/operations/interventions?record={id}")).Body!["items"]!.AsArray();

    public static Task<Answer> OperateAsync(this TownCaller admin, string id, string command, string? reason = null) =>
        admin.SendAsync(HttpMethod.Post, $"/api/operations/records/{id}/{command}", JsonContent.Create(reason is null ? [] : new JsonObject { ["reason"] = reason }));

    public static Task<Answer> PurgeAsync(this TownCaller admin, DateOnly from, DateOnly to) =>
        admin.SendAsync(HttpMethod.Post, "/api/operations/purges", JsonContent.Create(new JsonObject { ["from"] = $"{from:yyyy-MM-dd}", ["to"] = $"{to:yyyy-MM-dd}" }));
}
