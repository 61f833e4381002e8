using System.Text;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Hotline.Pushed;
using Xinjing.Serverless.Localhost.Broker.Queues;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The district's queue and the topic of case events, by the real SDK and a broker on a real socket.</summary>
[Collection(TownTests.Name)]
public sealed class ServiceBusTests(TownFixture fixture) : IAsyncLifetime
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly ServiceBusClient _client = new(fixture.Town.Broker.ConnectionString);
    private ServiceBusSender _sender = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    private MessageQueue Queue => fixture.Town.Broker.Namespace.Queue("hotline-batches");

    public ValueTask InitializeAsync()
    {
        _sender = _client.CreateSender("hotline-batches");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        _reporter.Dispose();
        await _sender.DisposeAsync();
        await _client.DisposeAsync();
    }

    [Fact]
    public async Task A_pushed_batch_is_filed_and_the_message_settled()
    {
        var (id, order) = await PushAsync("pushed");
        await DrainAsync();
        var receipt = await _supervisor.GetAsync($"/api/intake/servicebus-{id}");
        Assert.Equal("filed", receipt.Text("outcome"));
        await FiledAsync(order);
        var row = await _supervisor.GetAsync($"/api/intake/hotline-{receipt.Text("batchId")}-1");
        Assert.Equal("filed", row.Text("outcome"));
        Assert.Equal(0, Waiting());
    }

    [Fact]
    public async Task A_doubled_message_is_one_batch()
    {
        var (_, order) = await PushAsync("doubled", copies: 2);
        await DrainAsync();
        await FiledAsync(order);
        Assert.Equal(0, Waiting());
        Assert.Single(await OrdersAsync(), seen => seen == order);
    }

    [Fact]
    public async Task A_claim_check_brings_the_batch_that_lies_in_the_inbox()
    {
        var order = Order("claimed");
        var blob = new BlobContainerClient(fixture.Azurite.ConnectionString, "hotline-inbox").GetBlobClient($"{order}.csv");
        await blob.UploadAsync(new BinaryData(Csv(order)), Running);
        await SendAsync(new JsonObject { ["url"] = blob.Uri.AbsoluteUri, ["contentType"] = "text/csv" }.ToJsonString(), ClaimChecks.MediaType);
        await DrainAsync();
        await FiledAsync(order);
    }

    [Theory]
    [InlineData("""{"url":"http://127.0.0.1:1/devstoreaccount1/hotline-inbox/x.csv"}""", "claim-not-allowed")]
    [InlineData("""{"url":"{account}/photos/x.csv"}""", "claim-not-allowed")]
    [InlineData("""{"url":"{account}/hotline-inbox/none.csv"}""", "claim-missing")]
    [InlineData("""{"address":"x"}""", "claim-invalid")]
    public async Task A_claim_check_that_leads_elsewhere_goes_to_the_dead_letters_with_its_reason(string claim, string code)
    {
        var account = new BlobServiceClient(fixture.Azurite.ConnectionString).Uri.AbsoluteUri.TrimEnd('/');
        var id = await SendAsync(claim.Replace("{account}", account, StringComparison.Ordinal), ClaimChecks.MediaType);
        await DrainAsync();
        Assert.Equal(code, (await DeadLetterAsync(id)).DeadLetterReason);
        Assert.Equal(("refused", code), ((await _supervisor.GetAsync($"/api/intake/servicebus-{id}")) is var r ? (r.Text("outcome"), r.Text("code")) : default));
    }

    [Fact]
    public async Task What_is_no_batch_goes_to_the_dead_letters_and_holds_nothing_up()
    {
        var id = await SendAsync("颜色,数量\n红,3\n", "text/csv");
        var (_, order) = await PushAsync("behind");
        await DrainAsync();
        Assert.Equal("batch-header-wrong", (await DeadLetterAsync(id)).DeadLetterReason);
        await FiledAsync(order);
    }

    [Fact]
    public async Task A_message_that_fails_through_a_fault_holds_nothing_up_and_stays()
    {
        var blob = new BlobContainerClient(fixture.Azurite.ConnectionString, "hotline-inbox").GetBlobClient($"{Order("frozen")}.csv");
        await blob.UploadAsync(new BinaryData(Csv(Order("frozen"))), Running);
        await blob.SetAccessTierAsync(AccessTier.Archive, cancellationToken: Running);
        var frozen = await SendAsync(new JsonObject { ["url"] = blob.Uri.AbsoluteUri }.ToJsonString(), ClaimChecks.MediaType);
        var (_, order) = await PushAsync("unhindered");
        await DrainAsync();
        await FiledAsync(order);
        Assert.Equal(1, Waiting());
        await blob.SetAccessTierAsync(AccessTier.Hot, cancellationToken: Running);
        await Eventually.HoldsAsync(async () =>
        {
            fixture.Town.Broker.Namespace.ExpireLocks();
            await DrainAsync();
            return Waiting() == 0;
        });
        Assert.Equal("filed", (await _supervisor.GetAsync($"/api/intake/servicebus-{frozen}")).Text("outcome"));
    }

    [Fact]
    public async Task A_lost_lock_and_a_broker_that_restarts_in_the_middle_lose_nothing_and_double_nothing()
    {
        var (_, order) = await PushAsync("restarted");
        var draining = DrainAsync();
        await fixture.Town.Broker.StopListeningAsync();
        await fixture.Town.Broker.StartListeningAsync();
        await draining;
        fixture.Town.Broker.Namespace.ExpireLocks();
        await Eventually.HoldsAsync(async () =>
        {
            await DrainAsync();
            return Waiting() == 0;
        });
        await FiledAsync(order);
        Assert.Single(await OrdersAsync(), seen => seen == order);
    }

    [Fact]
    public async Task Case_events_come_on_the_topic_in_order_under_their_hashes()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await HeardAsync(id);
    }

    [Fact]
    public async Task Events_whose_sending_failed_are_told_by_the_sweep_and_stand_once_in_the_subscription()
    {
        fixture.Town.Broker.Namespace.Faults.LoseSendAnswers(2);
        fixture.Town.Broker.Namespace.Faults.RefuseSends(1);
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await HeardAsync(id);
    }

    private static string Order(string name) => $"SB-{name}-{Guid.NewGuid():N}"[..24];

    private static string Csv(string order) => $"工单编号,事项小类,诉求内容,事发地址\n{order},暴露垃圾,门口一堆垃圾,剑河路580号\n";

    private async Task<(string Id, string Order)> PushAsync(string name, int copies = 1)
    {
        var order = Order(name);
        var id = "";
        for (var copy = 0; copy < copies; copy++) id = await SendAsync(Csv(order), "text/csv");
        return (id, order);
    }

    private async Task<string> SendAsync(string body, string contentType)
    {
        var message = new ServiceBusMessage(Encoding.UTF8.GetBytes(body)) { ContentType = contentType, MessageId = Guid.NewGuid().ToString("N") };
        await _sender.SendMessageAsync(message, Running);
        return message.MessageId;
    }

    private Task DrainAsync() => fixture.Town.Host.InvokeAsync("DrainHotlineQueue", Running);

    private long Waiting() => Queue.Counts is var counts ? counts.Waiting + counts.Locked : 0;

    private async Task<ServiceBusReceivedMessage> DeadLetterAsync(string id)
    {
        await using var receiver = _client.CreateReceiver("hotline-batches", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        return (await receiver.PeekMessagesAsync(100, cancellationToken: Running)).Single(m => m.MessageId == id);
    }

    private async Task FiledAsync(string order) => await Eventually.HoldsAsync(async () => (await OrdersAsync()).Contains(order, StringComparer.Ordinal));

    private async Task<IReadOnlyList<string>> OrdersAsync() =>
        [.. (await _supervisor.GetAsync("/api/cases?source=hotline&top=500")).Body!["items"]!.AsArray().Select(item => item!["sourceId"]!.ToString())];

    /// <summary>The first events of a case, filed and assigned, stand in the subscription once each, in order, under the hashes of the log.</summary>
    private async Task HeardAsync(string caseId)
    {
        var log = (await _supervisor.GetAsync($"/api/cases/{caseId}/log")).Body!["entries"]!.AsArray().Take(2).Select(entry => entry!["hash"]!.ToString()).ToList();
        List<string> heard = [];
        await Eventually.HoldsAsync(async () =>
        {
            await fixture.Town.Host.InvokeAsync("SweepOutbox", Running);
            await using var receiver = await _client.AcceptSessionAsync("case-events", LocalBroker.Everything, caseId, cancellationToken: Running);
            heard = [.. (await receiver.PeekMessagesAsync(100, cancellationToken: Running)).Select(m => m.MessageId)];
            return log.TrueForAll(hash => heard.Contains(hash, StringComparer.Ordinal));
        });
        Assert.Equal(heard.Distinct(StringComparer.Ordinal), heard);
    }
}
