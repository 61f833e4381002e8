using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StandardWebhooks;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A message of the bot <c>school</c>, signed as Standard Webhooks say, unless a test spoils it.</summary>
internal sealed record BotMessage(string Id, string Body)
{
    /// <summary>The bot is changing its secret: both count.</summary>
    public static IReadOnlyList<string> Secrets { get; } = [NewSecret(), NewSecret()];

    public static Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["Bots__school__Secrets__0"] = Secrets[0], ["Bots__school__Secrets__1"] = Secrets[1] };

    public string Bot { get; init; } = "school";

    public string Secret { get; init; } = Secrets[0];

    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>What is sent instead of the body that was signed.</summary>
    public string? OtherBody { get; init; }

    public Func<string, string> Respell { get; init; } = signature => signature;

    public static string NewSecret() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    public async Task<Answer> SendAsync(HttpClient http)
    {
        var signature = new StandardWebhook(Secret).Sign(Id, At, Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bots/{Bot}/messages") { Content = new StringContent(OtherBody ?? Body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("webhook-id", Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", Respell(signature));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, answer.Headers, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }
}
