using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class BotTests(TownFixture fixture)
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly HttpClient _http = new() { BaseAddress = fixture.Town.Host.BaseAddress };

    [Fact]
    public async Task A_signed_message_becomes_a_case_and_its_outcome_can_be_looked_up()
    {
        var sent = await SendAsync("msg_valid", Report());
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        var receipt = await _supervisor.GetAsync("/api/intake/bot-school-msg_valid");
        Assert.Equal(("filed", sent.Text("id")), (receipt.Text("outcome"), receipt.Text("caseId")));
    }

    [Fact]
    public async Task A_doubled_message_is_one_case_and_answers_the_same()
    {
        var report = Report();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("msg_doubled", report)));
        var id = Assert.Single(answers.Select(a => a.Text("id")).Distinct(StringComparer.Ordinal));
        Assert.Single(await _supervisor.EventsAsync(id), "CaseFiled");
    }

    [Fact]
    public async Task Both_secrets_are_taken_while_one_is_being_changed_and_a_sender_may_sign_with_both()
    {
        Assert.Equal(HttpStatusCode.Created, (await (Message("msg_old", Report()) with { Secret = BotMessage.Secrets[0] }).SendAsync(_http)).Status);
        Assert.Equal(HttpStatusCode.Created, (await (Message("msg_new", Report()) with { Secret = BotMessage.Secrets[1] }).SendAsync(_http)).Status);
        Assert.Equal(HttpStatusCode.Created, (await (Message("msg_both", Report()) with { Respell = signature => $"v1,AAAA {signature}" }).SendAsync(_http)).Status);
    }

    [Theory]
    [InlineData("another secret")]
    [InlineData("another body")]
    [InlineData("another bot")]
    [InlineData("six minutes old")]
    [InlineData("six minutes early")]
    [InlineData("no signature")]
    [InlineData("no base64")]
    public async Task A_message_that_the_bot_did_not_send_now_is_refused_and_leaves_nothing(string fault)
    {
        var id = $"msg_{fault.Replace(' ', '_')}";
        var report = Report();
        var message = Message(id, report);
        var spoilt = fault switch
        {
            "another secret" => message with { Secret = BotMessage.NewSecret() },
            "another body" => message with { OtherBody = message.Body.Replace("06036", "06010", StringComparison.Ordinal) },
            "another bot" => message with { Bot = "nobody" },
            "six minutes old" => message with { At = message.At.AddMinutes(-6) },
            "six minutes early" => message with { At = message.At.AddMinutes(6) },
            "no signature" => message with { Respell = _ => "" },
            _ => message with { Respell = _ => "v1,%%%" },
        };
        var sent = await spoilt.SendAsync(_http);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (sent.Status, sent.Code));
        Assert.Equal("intake-not-found", (await _supervisor.GetAsync($"/api/intake/bot-school-{id}")).Code);
        Assert.DoesNotContain(await SourceIdsAsync(), sourceId => sourceId.Contains(report["sourceId"]!.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"source":"bot","category":"99999","description":"x"}""", HttpStatusCode.UnprocessableEntity, "unknown-category")]
    [InlineData("""{"source":"hotline","category":"06010","description":"x"}""", HttpStatusCode.UnprocessableEntity, "source-not-yours")]
    [InlineData("not json", HttpStatusCode.BadRequest, "body-invalid")]
    public async Task A_signed_message_that_no_case_can_be_made_of_says_why_and_can_be_looked_up(string body, HttpStatusCode status, string code)
    {
        var sent = await new BotMessage($"msg_{code}", body).SendAsync(_http);
        Assert.Equal((status, code), (sent.Status, sent.Code));
        var receipt = await _supervisor.GetAsync($"/api/intake/bot-school-msg_{code}");
        Assert.Equal(("refused", code), (receipt.Text("outcome"), receipt.Text("code")));
    }

    [Fact]
    public async Task A_huge_message_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await new BotMessage("msg_huge", new string(' ', 300_000)).SendAsync(_http)).Status);

    private static JsonObject Report() => TownCaller.Report(source: "bot", category: "06036");

    private async Task<IEnumerable<string>> SourceIdsAsync() =>
        (await _supervisor.GetAsync("/api/cases?source=bot&top=500")).Body!["items"]!.AsArray().Select(item => item!["sourceId"]!.ToString());

    private Task<Answer> SendAsync(string id, JsonObject report) => Message(id, report).SendAsync(_http);

    private static BotMessage Message(string id, JsonObject report) => new(id, report.ToJsonString());
}
