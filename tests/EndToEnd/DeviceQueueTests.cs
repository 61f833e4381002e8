using Azure.Storage.Queues;
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

    [Theory]
    [InlineData("not json at all", "body-invalid")]
    [InlineData("""{"source":"device","category":"99999","description":"x"}""", "unknown-category")]
    [InlineData("""{"source":"device","category":"06010"}""", "body-invalid")]
    public async Task A_message_that_becomes_no_case_is_kept_and_listed_with_its_reason(string body, string code)
    {
        await _queue.SendMessageAsync(body, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () => (await _admin.GetAsync("/api/dead-letters?top=500")).Body!["items"]!.AsArray()
            .Any(letter => letter!["body"]!.ToString() == body && letter["code"]!.ToString() == code && letter["reason"]!.ToString().Length > 10));
    }
}
