using System.Text;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class WeComApiTests : IAsyncLifetime
{
    private static readonly ChatTarget Li = ChatTarget.Member("li");
    private ChatPlatform _platform = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    private WeComStub Stub => _platform.Stub;

    public async ValueTask InitializeAsync() => _platform = await ChatPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Many_calls_at_once_fetch_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync($"{i}")));
        Assert.Equal((1, 20), (Stub.TokensFetched, Stub.Delivered.Count));
    }

    [Fact]
    public async Task A_token_is_fetched_again_before_it_expires_and_when_it_dies_early()
    {
        await SendAsync("a");
        _platform.Clock.Advance(TimeSpan.FromMinutes(116));
        await SendAsync("b");
        Assert.Equal(2, Stub.TokensFetched);
        Stub.ExpireTokens();
        await Task.WhenAll(SendAsync("c"), SendAsync("d"), SendAsync("e"));
        Assert.Equal((3, 5), (Stub.TokensFetched, Stub.Delivered.Count));
    }

    [Fact]
    public async Task A_card_has_its_buttons_and_an_id_that_follows_from_the_message()
    {
        var card = new ChatCard("XJ1", "垃圾 待接单", [new ChatButton("接单 XJ1", "接单"), new ChatButton("退单 XJ1", "退单")]);
        await _platform.Api.SendAsync(ChatPlatform.Message(Li, "m", card: card), Running);
        var sent = Assert.Single(Stub.Delivered).Body["template_card"]!;
        Assert.Equal(("button_interaction", "垃圾 待接单", "通知 m"), (sent["card_type"]!.ToString(), sent["main_title"]!["title"]!.ToString(), sent["sub_title_text"]!.ToString()));
        Assert.Equal(["接单 XJ1", "退单 XJ1"], sent["button_list"]!.AsArray().Select(b => b!["key"]!.ToString()));
        Assert.Matches("^[A-Za-z0-9_@-]{1,128}$", sent["task_id"]!.ToString());
    }

    [Fact]
    public async Task A_long_text_is_cut_to_what_the_platform_takes()
    {
        await _platform.Api.SendAsync(ChatPlatform.Message(ChatTarget.Robot(StubAccount.GroupRobot), "m") with { Text = new string('垃', 5000) }, Running);
        Assert.InRange(Encoding.UTF8.GetByteCount(Assert.Single(Stub.Delivered).Text), 2040, 2048);
    }

    [Fact]
    public async Task A_pressed_card_is_changed_once()
    {
        await _platform.Api.UpdateCardAsync("code", "li", "已接单", Running);
        Assert.Equal("已接单", Stub.ChangedCards["code"]);
        Assert.False((await Assert.ThrowsAsync<WeComException>(() => _platform.Api.UpdateCardAsync("code", "li", "已接单", Running))).IsTransient);
    }

    [Theory]
    [InlineData(45009, true)]
    [InlineData(45033, true)]
    [InlineData(-1, true)]
    [InlineData(60020, true)]
    [InlineData(81013, false)]
    [InlineData(60111, false)]
    public async Task What_the_platform_refuses_says_whether_to_try_again(int code, bool isTransient)
    {
        Stub.Faults.Refuse(code, call: "message/send");
        var refused = await Assert.ThrowsAsync<WeComException>(() => SendAsync("m"));
        Assert.Equal((code, isTransient), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task A_platform_that_fails_is_tried_again_and_no_error_says_a_secret()
    {
        Stub.Faults.Fail(call: "gettoken");
        var failed = await Assert.ThrowsAsync<WeComException>(() => SendAsync("m"));
        Assert.True(failed.IsTransient);
        await Stub.DisposeAsync();
        var gone = await Assert.ThrowsAsync<WeComException>(() => SendAsync("m"));
        Assert.True(gone.IsTransient);
        Assert.All([failed, gone], e => Assert.DoesNotContain(Stub.Account.Secret, e.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gettoken")]
    [InlineData("message/send")]
    public async Task What_something_on_the_way_answers_is_not_taken_for_the_platforms(string call)
    {
        Stub.Faults.Intercept(call: call);
        Assert.True((await Assert.ThrowsAsync<WeComException>(() => SendAsync("m"))).IsTransient);
    }

    [Fact]
    public async Task An_unknown_group_robot_is_told() =>
        Assert.False((await Assert.ThrowsAsync<WeComException>(() => _platform.Api.SendAsync(ChatPlatform.Message(ChatTarget.Robot("nobody"), "m"), Running))).IsTransient);

    [Fact]
    public async Task A_picture_is_had_by_its_media_id_until_it_is_gone()
    {
        byte[] content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        var id = Stub.Upload(content);
        using var picture = await _platform.Pictures.GetAsync(new SentPicture(id), Running);
        Assert.Equal(content, picture.ToArray());
        Stub.Forget(id);
        await Assert.ThrowsAsync<PictureUnavailableException>(() => _platform.Pictures.GetAsync(new SentPicture(id), Running));
    }

    [Fact]
    public async Task A_robots_picture_is_decrypted()
    {
        byte[] content = [.. Enumerable.Range(0, 4711).Select(i => (byte)i)];
        using var picture = await _platform.Pictures.GetAsync(new SentPicture(MediaId: null, Stub.UploadForRobot(content)), Running);
        Assert.Equal(content, picture.ToArray());
        var plain = new Uri(Stub.BaseAddress, $"robot-media/{Stub.Upload(content)}");
        await Assert.ThrowsAsync<PictureUnavailableException>(() => _platform.Pictures.GetAsync(new SentPicture(MediaId: null, plain), Running));
    }

    [Fact]
    public async Task A_picture_larger_than_any_evidence_is_refused() => await Assert.ThrowsAsync<PictureUnavailableException>(
        () => _platform.Pictures.GetAsync(new SentPicture(Stub.Upload(new byte[(10 << 20) + 1])), Running));

    private Task SendAsync(string id) => _platform.Api.SendAsync(ChatPlatform.Message(Li, id), Running);
}
