using System.Net;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Whole conversations: the platform's stub, the signed callback, the real worker, and what comes back in the chat.</summary>
[Collection(TownTests.Name)]
public sealed class ChatTests(TownFixture fixture)
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_a_photo_and_a_location_become_one_case_with_a_number()
    {
        using var resident = Member("resident-pieces");
        var text = await resident.SendTextAsync("有人把泔水倒进下水口", Running);
        await resident.SendImageAsync(fixture.Town.Chat.Upload(Pictures.Jpeg()), Running);
        await resident.SendLocationAsync(31.2065, 121.3671, "剑河路甘溪路口", Running);
        var caseId = await FiledAsync("resident-pieces");
        var filed = await _supervisor.WaitForAsync(caseId, c => c["photos"]!.AsArray().Count == 1);
        Assert.Equal(("chat", "06030", "剑河路甘溪路口"), (filed.Text("source"), filed.Text("category"), filed.Text("address")));
        var receipt = await _supervisor.GetAsync($"/api/intake/{text}");
        Assert.Equal(("filed", caseId), (receipt.Text("outcome"), receipt.Text("caseId")));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_the_answer_files_the_report()
    {
        using var resident = Member("resident-asked");
        await resident.SendTextAsync("上报 门口一堆垃圾", Running);
        Assert.Contains("还缺地点", await HeardAsync("resident-asked", _ => true), StringComparison.Ordinal);
        await resident.SendTextAsync("仙霞西路88弄", Running);
        var caseId = await FiledAsync("resident-asked");
        Assert.Equal("仙霞西路88弄", (await _supervisor.GetAsync($"/api/cases/{caseId}")).Text("address"));
    }

    [Fact]
    public async Task A_handler_takes_a_case_by_its_card_and_completes_it_with_photos()
    {
        using var resident = Member("resident-handled");
        await resident.SendTextAsync("上报 福泉路99号门口路灯不亮", Running);
        var caseId = await FiledAsync("resident-handled");
        Assert.Equal("jianguan", (await _supervisor.WaitForAsync(caseId, c => c["status"]!.ToString() == "assigned")).Text("unit"));
        using var handler = Member("sample-lu");
        await HeardAsync("sample-lu", m => m.Text.Contains(caseId, StringComparison.Ordinal));
        await handler.PressAsync($"接单 {caseId}", "card", Running);
        await _supervisor.WaitForAsync(caseId, c => c["status"]!.ToString() == "accepted");
        var picture = await handler.SendImageAsync(fixture.Town.Chat.Upload(Pictures.Png(), "image/png"), Running);
        await HeardAsync("sample-lu", m => m.Text.StartsWith("照片已收到", StringComparison.Ordinal));
        await handler.SendTextAsync($"办结 {caseId} 灯泡已更换，恢复照明", Running);
        var done = await _supervisor.WaitForAsync(caseId, c => c["stage"]!.ToString() == "supervision" && c["photos"]!.AsArray().Count == 1);
        Assert.Equal("after", done.Body!["photos"]![0]!["kind"]!.ToString());
        Assert.Equal(("answered", caseId), (await _supervisor.GetAsync($"/api/intake/{picture}")) is var receipt ? (receipt.Text("outcome"), receipt.Text("caseId")) : default);
        using var verifier = TownCaller.Verifier(fixture.Town);
        await verifier.GiveAsync(caseId, "verify", """{"passed":true}""");
        Assert.Contains(caseId, await HeardAsync("resident-handled", m => m.Text.Contains("已结案", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_the_platform_brings_three_times_is_one_report()
    {
        using var resident = Member("resident-thrice");
        var content = $"<xml><ToUserName>x</ToUserName><FromUserName>resident-thrice</FromUserName><CreateTime>{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType>text</MsgType><Content>上报 北翟路7号门口一堆垃圾</Content><MsgId>77001</MsgId><AgentID>1</AgentID></xml>";
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => resident.BringAsync(content, forRobot: false, Running)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        var caseId = await FiledAsync("resident-thrice");
        Assert.Single(await CasesAsync("@wecom:resident-thrice"), caseId);
        Assert.Single(fixture.Town.Chat.Delivered, m => m.To == "resident-thrice" && m.Text.StartsWith("已立案", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_photo_that_cannot_be_had_is_said_on_the_case_and_in_the_chat()
    {
        using var resident = Member("resident-lost");
        var lost = fixture.Town.Chat.Upload(Pictures.Jpeg());
        fixture.Town.Chat.Forget(lost);
        await resident.SendImageAsync(lost, Running);
        await HeardAsync("resident-lost", _ => true);
        await resident.SendTextAsync("上报 天山西路12号门口一堆垃圾", Running);
        var caseId = await FiledAsync("resident-lost");
        await _supervisor.WaitForAsync(caseId, c => c["missingPhotos"]!.AsArray().Count == 1);
        Assert.Contains(caseId, await HeardAsync("resident-lost", m => m.Text.StartsWith("有一张照片没有记入", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_the_platform_does_not_give_at_first_is_fetched_later()
    {
        using var resident = Member("resident-patient");
        fixture.Town.Chat.Faults.Fail(count: 2, call: "media/get");
        await resident.SendImageAsync(fixture.Town.Chat.Upload(Pictures.Jpeg()), Running);
        await HeardAsync("resident-patient", _ => true);
        await resident.SendTextAsync("上报 平塘路12号门口一堆垃圾", Running);
        var filed = await _supervisor.WaitForAsync(await FiledAsync("resident-patient"), c => c["photos"]!.AsArray().Count == 1);
        Assert.Empty(filed.Body!["missingPhotos"]!.AsArray());
    }

    [Fact]
    public async Task Staff_see_their_units_cases_and_strangers_see_only_their_own()
    {
        using var resident = Member("resident-own");
        await resident.SendTextAsync("上报 淞虹路5号门口一堆垃圾", Running);
        var caseId = await FiledAsync("resident-own");
        await resident.SendTextAsync("查", Running);
        Assert.Contains("状态", await HeardAsync("resident-own", m => m.Text.StartsWith($"案件 {caseId}", StringComparison.Ordinal)), StringComparison.Ordinal);
        using var stranger = Member("resident-stranger");
        await stranger.SendTextAsync($"查 {caseId}", Running);
        Assert.StartsWith("没有找到", await HeardAsync("resident-stranger", _ => true), StringComparison.Ordinal);
        var taken = await stranger.SendTextAsync($"接单 {caseId}", Running);
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync($"/api/intake/{taken}")) is { Status: HttpStatusCode.OK } receipt && receipt.Text("outcome") == "answered");
        Assert.DoesNotContain("CaseAccepted", await _supervisor.EventsAsync(caseId));
    }

    private StubMember Member(string id) => fixture.Town.Chat.Member(id, fixture.Town.ChatCallback);

    private async Task<string> FiledAsync(string member)
    {
        var text = await HeardAsync(member, m => m.Text.StartsWith("已立案，编号 ", StringComparison.Ordinal));
        return text.Split('\n')[0]["已立案，编号 ".Length..];
    }

    private async Task<string> HeardAsync(string member, Func<DeliveredMessage, bool> wanted)
    {
        DeliveredMessage? heard = null;
        await Eventually.HoldsAsync(() => Task.FromResult((heard = fixture.Town.Chat.Delivered.FirstOrDefault(m => m.To == member && wanted(m))) is not null));
        return heard!.Text;
    }

    private async Task<IEnumerable<string>> CasesAsync(string filedBy)
    {
        var items = (await _supervisor.GetAsync("/api/cases?source=chat&top=500")).Body!["items"]!.AsArray();
        var own = new List<string>();
        foreach (var id in items.Select(item => item!["id"]!.ToString()))
        {
            var log = (await _supervisor.GetAsync($"/api/cases/{id}/log")).Body!["entries"]!.AsArray();
            if (log[0]!["by"]!.ToString() == filedBy) own.Add(id);
        }

        return own;
    }
}
