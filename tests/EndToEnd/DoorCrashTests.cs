using System.Globalization;
using System.Net;
using Azure.Storage.Queues;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>With the chat platform and the broker, which have work of their own after each commit.</summary>
public sealed class ConnectedCrashFixture : CrashFixture
{
    protected override bool IsConnected => true;
}

/// <summary>Between any two writes of a message's way in the worker is killed, or the storage refuses: there is exactly one case, and the message's outcome says so.</summary>
public sealed class DoorCrashTests(ConnectedCrashFixture fixture) : IClassFixture<ConnectedCrashFixture>, IDisposable
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly HttpClient _http = new() { BaseAddress = fixture.Town.Host.BaseAddress };

    /// <summary>Claims of key and source id, promise, commit, index, receipt.</summary>
    public static TheoryData<int, WriteMoment> WritesOfReport => Faults(writes: 6);

    /// <summary>Conversation, receipt, claims, promise, commit, index, reply, receipt, conversation.</summary>
    public static TheoryData<int, WriteMoment> WritesOfChat => Faults(writes: 10);

    [Theory]
    [MemberData(nameof(WritesOfReport))]
    public async Task A_bot_that_sends_its_message_again_after_a_crash_has_one_case(int write, WriteMoment fault)
    {
        var message = new BotMessage($"msg_crash_{write}_{fault}", TownCaller.Report(source: "bot").ToJsonString());
        Arm(write, fault);
        Answer? answer = null;
        await Eventually.HoldsAsync(async () => (answer = await TryAsync(() => message.SendAsync(_http)))?.Status < HttpStatusCode.InternalServerError);
        await fixture.Proxy.FiresAsync();
        await FiledOnceAsync($"bot-school-{message.Id}", answer!.Text("id"));
    }

    [Theory]
    [MemberData(nameof(WritesOfReport))]
    public async Task A_device_that_sends_once_has_one_case(int write, WriteMoment fault)
    {
        Arm(write, fault);
        var sent = await new QueueClient(fixture.StorageConnectionString, "case-reports").SendMessageAsync(TownCaller.Report(source: "device").ToJsonString(), TestContext.Current.CancellationToken);
        await FiledOnceAsync($"device-{sent.Value.MessageId}");
        await fixture.Proxy.FiresAsync();
    }

    [Theory]
    [MemberData(nameof(WritesOfChat))]
    public async Task Somebody_who_says_it_once_in_the_chat_has_one_case_and_hears_so_once(int write, WriteMoment fault)
    {
        var person = string.Create(CultureInfo.InvariantCulture, $"crash-{write}-{fault}");
        using var member = fixture.Town.Chat.Member(person, fixture.Town.ChatCallback);
        Arm(write, fault);
        var id = await member.SendTextAsync("上报 剑河路580号门口一堆垃圾", TestContext.Current.CancellationToken);
        await FiledOnceAsync(id);
        await fixture.Proxy.FiresAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(Heard(person) > 0));
        Assert.Equal(1, Heard(person));
    }

    /// <summary>Conversation, receipt, conversation with the number, promise, commit, index, reply, receipt, conversation.</summary>
    public static TheoryData<int, WriteMoment> WritesOfReturn => Faults(writes: 9);

    [Theory]
    [MemberData(nameof(WritesOfReturn))]
    public async Task A_handler_who_returns_a_case_in_the_chat_does_so_once_and_hears_so(int write, WriteMoment fault)
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var report = TownCaller.Report(category: "06030");
        report["location"]!["lat"] = 31.19 + (write / 1_000.0) + (fault == WriteMoment.Instead ? 0.01 : 0);
        var id = (await reporter.FileAsync(report)).Text("id");
        await Eventually.HoldsAsync(async () =>
            (await _supervisor.GetAsync("/api/cases?unit=shengtai&top=500")).Body!["items"]!.AsArray().Any(item => item!["id"]!.ToString() == id));
        using var handler = fixture.Town.Chat.Member("sample-jiang", fixture.Town.ChatCallback);
        Arm(write, fault);
        var said = await handler.SendTextAsync($"退单 {id[^6..]} 不属于本单位职责", TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () =>
            (await TryAsync(() => _supervisor.GetAsync($"/api/intake/{said}"))) is { Status: HttpStatusCode.OK } receipt && receipt.Text("outcome") != "received");
        await fixture.Proxy.FiresAsync();
        Assert.Equal(id, (await _supervisor.GetAsync($"/api/intake/{said}")).Text("caseId"));
        Assert.Single(await _supervisor.EventsAsync(id), nameof(CaseReturned));
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Town.Chat.Delivered.Any(m => m.To == "sample-jiang" && m.Text.StartsWith($"案件 {id}", StringComparison.Ordinal))));
    }

    public void Dispose()
    {
        _supervisor.Dispose();
        _http.Dispose();
    }

    private static TheoryData<int, WriteMoment> Faults(int writes)
    {
        var faults = new TheoryData<int, WriteMoment>();
        for (var write = 1; write <= writes; write++)
        {
            faults.Add(write, WriteMoment.Before);
            faults.Add(write, WriteMoment.Instead);
        }

        return faults;
    }

    private void Arm(int write, WriteMoment fault) => fixture.Proxy.Arm(write, fault, fault == WriteMoment.Instead ? () => { } : fixture.Town.Host.KillWorker);

    private int Heard(string person) => fixture.Town.Chat.Delivered.Count(m => m.To == person && m.Text.StartsWith("已立案", StringComparison.Ordinal));

    private async Task FiledOnceAsync(string intakeId, string? caseId = null)
    {
        Answer? receipt = null;
        await Eventually.HoldsAsync(async () =>
            (receipt = await TryAsync(() => _supervisor.GetAsync($"/api/intake/{intakeId}")))?.Status == HttpStatusCode.OK && receipt.Text("outcome") is "filed" or "duplicate");
        var id = receipt!.Text("caseId");
        Assert.Equal(caseId ?? id, id);
        Assert.Single(await _supervisor.EventsAsync(id), nameof(CaseFiled));
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
    }

    /// <summary><c>null</c> when the connection broke with the worker.</summary>
    private static async Task<Answer?> TryAsync(Func<Task<Answer>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
