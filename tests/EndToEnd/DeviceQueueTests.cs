using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class DeviceQueueTests(TownFixture fixture)
{
    private readonly QueueClient _queue = new(fixture.Azurite.ConnectionString, "case-reports");
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);

    [Fact]
    public async Task A_report_from_a_device_becomes_a_case()
    {
        var report = TownCaller.Report(source: "device");
        await _queue.SendMessageAsync(report.ToJsonString(), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync("/api/cases?source=device&top=500")).Body!["items"]!.AsArray()
            .Any(item => item!["sourceId"]!.ToString() == report["sourceId"]!.ToString()));
    }

    [Fact]
    public async Task Pictures_that_a_device_sent_before_come_with_its_report_and_a_missing_one_is_said()
    {
        var container = new BlobContainerClient(fixture.Azurite.ConnectionString, "device-photos");
        using var picture = new MemoryStream(Pictures.Jpeg());
        await container.UploadBlobAsync("unit-7/0001.jpg", picture, TestContext.Current.CancellationToken);
        var report = TownCaller.Report(source: "device");
        report["photos"] = new JsonArray("unit-7/0001.jpg", "unit-7/0002.jpg");
        var sent = await _queue.SendMessageAsync(report.ToJsonString(), TestContext.Current.CancellationToken);
        Answer? receipt = null;
        await Eventually.HoldsAsync(async () => (receipt = await _supervisor.GetAsync($"/api/intake/device-{sent.Value.MessageId}")).Status == HttpStatusCode.OK);
        Assert.Equal("filed", receipt!.Text("outcome"));
        var filed = (await _supervisor.WaitForAsync(receipt.Text("caseId"), c => c["missingPhotos"]!.AsArray().Count == 1 && c["photos"]!.AsArray().Count == 1)).Body!;
        Assert.Equal("report", Assert.Single(filed["photos"]!.AsArray())!["kind"]!.ToString());
        Assert.Equal("device-photos/unit-7/0002.jpg", Assert.Single(filed["missingPhotos"]!.AsArray())!["id"]!.ToString());
    }

    [Theory]
    [InlineData("not json at all", "body-invalid")]
    [InlineData("""{"source":"device","category":"99999","description":"x"}""", "unknown-category")]
    [InlineData("""{"source":"device","category":"06010"}""", "body-invalid")]
    public async Task A_message_that_becomes_no_case_is_kept_and_listed_with_its_reason(string body, string code)
    {
        await _queue.SendMessageAsync(body, TestContext.Current.CancellationToken);
        var letters = new LetterReader(_admin);
        await Eventually.HoldsAsync(async () => await letters.FindAsync(body) is { } letter && letter["code"]!.ToString() == code && letter["reason"]!.ToString().Length > 10);
    }

    [Fact]
    public async Task A_letter_from_before_bodies_were_sealed_is_listed_and_read()
    {
        var id = $"case-reports/20260301/080000-{Guid.NewGuid()}";
        var old = $$"""{"id":"{{id}}","source":"case-reports","sentAt":"2026-03-01T08:00:00+00:00","code":"body-invalid","reason":"x","body":"as it was {{id}}"}""";
        await new BlobClient(fixture.Azurite.ConnectionString, StorageNames.DeadLetters, id).UploadAsync(BinaryData.FromString(old), TestContext.Current.CancellationToken);
        var letters = new LetterReader(_admin);
        Assert.Equal("body-invalid", (await letters.ListAsync()).Single(letter => letter["id"]!.ToString() == id)["code"]!.ToString());
        Assert.Equal(id, (await letters.FindAsync($"as it was {id}"))!["id"]!.ToString());
        Assert.Equal(id, (await letters.FindAsync($"as it was {id}"))!["id"]!.ToString());
    }

    [Fact]
    public async Task A_letter_is_read_with_a_purpose_that_stays_with_it_and_sealed_until_then()
    {
        var body = $$"""{"source":"device","category":"06010","reporter":{"phone":"13800000002"},"run":"{{Guid.NewGuid()}}"}""";
        await _queue.SendMessageAsync(body, TestContext.Current.CancellationToken);
        var letters = new LetterReader(_admin);
        await Eventually.HoldsAsync(async () => await letters.FindAsync(body) is not null);
        var id = (await letters.FindAsync(body))!["id"]!.ToString();
        var stored = await new BlobClient(fixture.Azurite.ConnectionString, StorageNames.DeadLetters, id).DownloadContentAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("13800000002", stored.Value.Content.ToString(), StringComparison.Ordinal);

        Assert.Equal("purpose-missing", (await _admin.GetAsync($"/api/dead-letters/{id}")).Code);
        using var supervisor = TownCaller.Supervisor(fixture.Town);
        Assert.Equal("not-yours", (await supervisor.GetAsync($"/api/dead-letters/{id}?purpose=看看")).Code);
        Assert.Equal("dead-letter-not-found", (await _admin.GetAsync($"/api/dead-letters/{id}0?purpose=补报")).Code);
        var listed = (await letters.ListAsync()).Single(letter => letter["id"]!.ToString() == id);
        Assert.Null(listed["body"]);
        Assert.Equal(("guan", LetterReader.Purpose), (listed["readings"]![0]!["by"]!.ToString(), listed["readings"]![0]!["purpose"]!.ToString()));
    }
}
