using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class ScorecardTests(TownFixture fixture)
{
    /// <summary>No other test files a case here.</summary>
    private const string Grid = "310105102010002";

    private static readonly string Range = $"from={Day(-1)}&to={Day(1)}";

    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task Closed_cases_give_the_points_that_their_ends_are_worth()
    {
        var satisfied = await CloseAsync("solved", $$"""{"done":true,"at":"{{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ}}","person":"贾市民","mode":"电话"}""", """{"reached":true,"solved":true,"satisfaction":"satisfied"}""");
        var basically = await CloseAsync("explained", """{"done":false,"reason":"无人接听"}""", """{"reached":true,"solved":true,"satisfaction":"basically"}""");
        string[] both = [.. new[] { satisfied, basically }.Order(StringComparer.Ordinal)];
        var line = await LineAsync("");
        Assert.Equal(both, Ids(Item(line, "solved"), "outOf"));
        Assert.Equal([satisfied], Ids(Item(line, "solved"), "cases"));
        Assert.Equal(await InTimeAsync(both, "firstContact") / 2.0 * 30, Points(Item(line, "firstContact")), precision: 9);
        Assert.Equal(await InTimeAsync(both, "handling") / 2.0 * 5, Points(Item(line, "onTime")), precision: 9);
        Assert.Equal(1 / 2.0 * 20, Points(Item(line, "solved")), precision: 9);
        Assert.Equal((1 + 0.8) / 2 * 40, Points(Item(line, "satisfied")), precision: 9);
        Assert.Equal(line["hotline"]!["items"]!.AsArray().Sum(i => Points(i!)), line["hotline"]!["total"]!.GetValue<double>(), precision: 9);
        Assert.Equal(2, line["indicators"]!.AsArray().Single(i => i!["name"]!.ToString() == "closed")!["value"]!.GetValue<int>());

        var whatIf = Line((await _supervisor.GetAsync($"/api/scorecard?{Range}&by=grid&whatIf=satisfied:{basically};solved:{basically}")).Body!["whatIf"]!);
        Assert.Equal((40, 20), (Points(Item(whatIf, "satisfied")), Points(Item(whatIf, "solved"))));
        await ExportsAsync(both);
    }

    [Theory]
    [InlineData("from=2026-03-02", "to-invalid")]
    [InlineData("from=2026-02-30&to=2026-03-02", "from-invalid")]
    [InlineData("from=2026-03-02&to=9999-12-31", "to-invalid")]
    [InlineData("from=2026-03-02&to=2026-03-01", "range-invalid")]
    [InlineData("from=2026-01-01&to=2027-01-02", "range-invalid")]
    [InlineData("from=2026-03-01&to=2026-03-02&by=moon", "by-invalid")]
    [InlineData("from=2026-03-01&to=2026-03-02&format=pdf", "format-invalid")]
    [InlineData("from=2026-03-01&to=2026-03-02&whatIf=happy:A", "what-if-invalid")]
    [InlineData("from=2026-03-01&to=2026-03-02&whatIf=solved:A", "what-if-unknown-case")]
    [InlineData("from=2026-03-01&to=2026-03-02&top=5", "unknown-field")]
    public async Task A_question_that_cannot_be_answered_is_refused(string query, string code) =>
        Assert.Equal(code, (await _supervisor.GetAsync($"/api/scorecard?{query}")).Code);

    [Fact]
    public async Task A_handler_sees_their_own_unit_and_a_reporter_nothing()
    {
        using var handler = TownCaller.Handler(fixture.Town, "lvhua");
        using var reporter = TownCaller.Reporter(fixture.Town);
        var groups = (await handler.GetAsync($"/api/scorecard?{Range}")).Body!["groups"]!.AsArray();
        Assert.All(groups, g => Assert.Equal("lvhua", g!["key"]!.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync($"/api/scorecard?{Range}")).Status);
    }

    [Fact]
    public async Task A_night_takes_rows_away_and_changes_no_score()
    {
        var filed = new FiledDay(new TableServiceClient(fixture.Azurite.ConnectionString));
        await filed.PutAsync([filed.Facts(1), filed.Facts(2) with { Closed = false }]);
        var before = await GroupsAsync();
        Assert.Contains(filed.Facts(1).Id, before, StringComparison.Ordinal);
        await fixture.Town.Host.InvokeAsync("RollUpFacts", TestContext.Current.CancellationToken);
        Assert.Equal([filed.Facts(2).Id], await filed.ListRowsAsync());
        Assert.Equal(before, await GroupsAsync());

        async Task<string> GroupsAsync() => (await _supervisor.GetAsync($"/api/scorecard?from={filed.Day:yyyy-MM-dd}&to={filed.Day:yyyy-MM-dd}")).Body!["groups"]!.ToJsonString();
    }

    private async Task ExportsAsync(string[] cases)
    {
        var csv = Encoding.UTF8.GetString(await _supervisor.DownloadAsync($"/api/scorecard?{Range}&by=grid&format=csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("编码,名称,总得分,可得分,得分率（%）,受理量得分,先行联系得分,按时办结得分,诉求解决得分,市民满意得分,上报数,", csv[0], StringComparison.Ordinal);
        Assert.Single(csv, row => row.StartsWith(Grid, StringComparison.Ordinal));
        await using var xlsx = new ZipArchive(new MemoryStream(await _supervisor.DownloadAsync($"/api/scorecard?{Range}&by=grid&format=xlsx")));
        using var sheet = new StreamReader(await xlsx.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        var text = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.All(cases, id => Assert.Contains(id, text, StringComparison.Ordinal));
    }

    private async Task<string> CloseAsync(string result, string contact, string callBack)
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        using var verifier = TownCaller.Verifier(fixture.Town);
        var report = TownCaller.Report(source: "hotline");
        report.Remove("location");
        report["grid"] = Grid;
        report["reporter"] = JsonNode.Parse("""{"name":"贾市民","phone":"13800000002"}""");
        var id = (await reporter.FileAsync(report)).Text("id");
        using var handler = TownCaller.Handler(fixture.Town, (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit"));
        await GivenAsync(handler, id, "accept", "{}");
        await GivenAsync(handler, id, "contact", contact);
        await GivenAsync(handler, id, "complete", $$"""{"result":"{{result}}","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""");
        await GivenAsync(verifier, id, "verify", """{"passed":true}""");
        await GivenAsync(verifier, id, "call-back", callBack);
        return id;
    }

    private static async Task GivenAsync(TownCaller caller, string id, string command, string body) =>
        Assert.Equal(HttpStatusCode.OK, (await caller.GiveAsync(id, command, body)).Status);

    /// <summary>How many of the cases say of themselves that they met this deadline.</summary>
    private async Task<int> InTimeAsync(string[] cases, string kind)
    {
        var met = 0;
        foreach (var id in cases)
        {
            var deadlines = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!["deadlines"]!.AsArray();
            if (deadlines.Any(d => d!["kind"]!.ToString() == kind && d["state"]!.ToString() == "met")) met++;
        }

        return met;
    }

    private async Task<JsonNode> LineAsync(string more)
    {
        JsonNode? line = null;
        await Eventually.HoldsAsync(async () =>
        {
            line = Line((await _supervisor.GetAsync($"/api/scorecard?{Range}&by=grid{more}")).Body!);
            return Ids(Item(line, "satisfied"), "outOf").Count == 2;
        });
        return line!;
    }

    private static JsonNode Line(JsonNode card) => card["groups"]!.AsArray().Single(g => g!["key"]!.ToString() == Grid)!;

    private static JsonNode Item(JsonNode line, string item) => line["hotline"]!["items"]!.AsArray().Single(i => i!["item"]!.ToString() == item)!;

    private static double Points(JsonNode item) => item["points"]!.GetValue<double>();

    private static List<string> Ids(JsonNode figure, string field) => [.. figure[field]!.AsArray().Select(id => id!.ToString())];

    private static string Day(int offset) => ShanghaiTime.Day(DateTimeOffset.UtcNow).AddDays(offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
