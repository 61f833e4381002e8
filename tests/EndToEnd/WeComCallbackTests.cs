using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class WeComCallbackTests(TownFixture fixture) : IDisposable
{
    private readonly StubAccount _account = fixture.Town.Chat.Account;
    private readonly HttpClient _http = new() { BaseAddress = fixture.Town.Host.BaseAddress };
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_platform_verifies_the_address(bool forRobot)
    {
        var echo = "1616140317555161061";
        using var answer = await _http.GetAsync(new Uri($"/api/wecom/callback{SignedCallback.Of(_account, echo, forRobot).EchoQuery}", UriKind.Relative), Running);
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(Encoding.ASCII.GetBytes(echo), await answer.Content.ReadAsByteArrayAsync(Running));
    }

    [Fact]
    public async Task A_wrong_verification_is_refused()
    {
        using var answer = await _http.GetAsync(new Uri($"/api/wecom/callback{SignedCallback.Of(_account, "4711", forRobot: false).EchoQuery}x", UriKind.Relative), Running);
        Assert.Equal((HttpStatusCode.Forbidden, "callback-refused"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task Messages_of_an_app_and_of_a_robot_are_taken_and_answered_with_nothing()
    {
        foreach (var (content, forRobot) in new[] { (App("text", "<Content>你好</Content><MsgId>1</MsgId>"), false), (Samples.RobotMixed, true) })
        {
            using var answer = await PostAsync(SignedCallback.Of(_account, content, forRobot));
            Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Running)));
        }
    }

    [Fact]
    public async Task A_member_of_the_platform_is_heard()
    {
        using var member = fixture.Town.Chat.Member("li", fixture.Town.ChatCallback);
        Assert.StartsWith("app-", await member.SendTextAsync("你好"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_was_changed_or_comes_from_another_time_is_refused()
    {
        var (good, old) = (SignedCallback.Of(_account, App("text", "<Content>x</Content><MsgId>2</MsgId>"), forRobot: false), DateTimeOffset.UtcNow.AddMinutes(-30));
        await RefusedAsync(good with { Query = good.Query + "1" });
        await RefusedAsync(good with { Body = good.Body.Replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[A", StringComparison.Ordinal) });
        await RefusedAsync(good with { Query = "" });
        await RefusedAsync(SignedCallback.Of(_account, App("text", "<Content>x</Content><MsgId>2</MsgId>"), forRobot: false, old));
        await RefusedAsync(SignedCallback.Of(StubAccount.New(), "<xml/>", forRobot: false));
    }

    [Fact]
    public async Task What_is_no_callback_and_what_is_too_large_is_refused()
    {
        var good = SignedCallback.Of(_account, "<xml/>", forRobot: false);
        using var malformed = await PostAsync(good with { Body = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Encrypt>&e;</Encrypt></xml>" });
        Assert.Equal((HttpStatusCode.BadRequest, "callback-invalid"), (malformed.StatusCode, await CodeAsync(malformed)));
        using var huge = await PostAsync(good with { Body = new string(' ', 2 << 20) });
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body-too-large"), (huge.StatusCode, await CodeAsync(huge)));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><MsgType>text</MsgType><Content>&e;</Content></xml>")]
    [InlineData("no xml at all")]
    public async Task What_the_platform_sent_but_nobody_can_read_is_kept_and_not_asked_for_again(string content)
    {
        using var answer = await PostAsync(SignedCallback.Of(_account, content, forRobot: false));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("message-unreadable", (await new LetterReader(_admin).FindAsync(content))!["code"]!.ToString());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_asked_for_again()
    {
        var queue = new QueueClient(fixture.Azurite.ConnectionString, StorageNames.ChatMessages);
        await queue.DeleteAsync(Running);
        try
        {
            using var answer = await PostAsync(SignedCallback.Of(_account, App("text", "<Content>你好</Content><MsgId>3</MsgId>"), forRobot: false));
            Assert.InRange((int)answer.StatusCode, 500, 503);
        }
        finally
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: Running);
        }
    }

    [Fact]
    public async Task What_the_town_has_to_say_reaches_the_member()
    {
        var target = ChatTarget.Member($"m-{Guid.NewGuid():N}");
        var messages = new OutgoingMessages(
            new TableServiceClient(fixture.Azurite.ConnectionString), new QueueServiceClient(fixture.Azurite.ConnectionString), TimeProvider.System);
        await messages.EnqueueAsync([ChatPlatform.Message(target, "hello")], Running);
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Town.Chat.Delivered.Any(m => m.To == target.Name && m.Text == "通知 hello")));
        await Eventually.HoldsAsync(async () => (await messages.ReadAsync(target, 10, Running)).Count == 0);
    }

    public void Dispose()
    {
        _http.Dispose();
        _admin.Dispose();
    }

    private static string App(string kind, string rest) =>
        $"<xml><ToUserName>t</ToUserName><FromUserName>li</FromUserName><CreateTime>1772424000</CreateTime><MsgType>{kind}</MsgType>{rest}</xml>";

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Running))!["code"]!.ToString();

    private async Task RefusedAsync(SignedCallback callback)
    {
        using var answer = await PostAsync(callback);
        Assert.Equal((HttpStatusCode.Forbidden, "callback-refused"), (answer.StatusCode, await CodeAsync(answer)));
    }

    private async Task<HttpResponseMessage> PostAsync(SignedCallback callback)
    {
        using var request = callback.Request(fixture.Town.ChatCallback);
        return await _http.SendAsync(request, Running);
    }
}
