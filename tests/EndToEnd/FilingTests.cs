using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class FilingTests(TownFixture fixture)
{
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task The_same_order_again_is_the_same_case()
    {
        var report = TownCaller.Report("HL-7", "hotline");
        var first = await _reporter.FileAsync(report);
        var again = await _reporter.FileAsync(report);
        Assert.Equal((HttpStatusCode.OK, first.Text("id"), "true"), (again.Status, again.Text("id"), again.Text("duplicate")));
    }

    [Fact]
    public async Task Another_reporter_of_the_same_order_learns_its_number_and_no_more()
    {
        var first = await _reporter.FileAsync(TownCaller.Report("HL-9", "hotline"));
        using var another = new TownCaller(fixture.Town, "somebody-else", ["reporter"]);
        var again = await another.FileAsync(TownCaller.Report("HL-9", "hotline"));
        Assert.Equal((HttpStatusCode.OK, first.Text("id")), (again.Status, again.Text("id")));
        Assert.Equal(["id", "duplicate", "links"], again.Body!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Twenty_deliveries_of_one_order_at_once_make_one_case()
    {
        var report = TownCaller.Report("HL-8", "hotline");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _reporter.FileAsync(report)));
        Assert.Single(answers.Select(a => a.Text("id")).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.Single(await _supervisor.EventsAsync(answers[0].Text("id")), "CaseFiled");
    }

    [Fact]
    public async Task A_report_near_an_open_case_of_its_category_names_it_as_a_likely_duplicate()
    {
        var first = await _reporter.FileAsync(GroundLock(31.2001));
        var again = await _reporter.FileAsync(GroundLock(31.2005));
        var likely = Assert.Single(again.Body!["likelyDuplicates"]!.AsArray())!;
        Assert.Equal((first.Text("id"), 44), (likely["caseId"]!.ToString(), likely["metres"]!.GetValue<int>()));
        Assert.Empty((await _reporter.FileAsync(GroundLock(31.2105))).Body!["likelyDuplicates"]!.AsArray());
    }

    [Fact]
    public async Task The_same_key_answers_the_filing_again()
    {
        var report = TownCaller.Report();
        report.Remove("sourceId");
        var first = await _reporter.FileAsync(report, "f1");
        await _supervisor.WaitForAsync(first.Text("id"), c => c["status"]!.ToString() == "assigned");
        var again = await _reporter.FileAsync(report, "f1");
        Assert.Equal((HttpStatusCode.Created, first.Text("id"), "1"), (again.Status, again.Text("id"), again.Text("version")));
        report["description"] = "别的事";
        Assert.Equal("idempotency-key-reused", (await _reporter.FileAsync(report, "f1")).Code);
    }

    [Theory]
    [InlineData("category", "99999", HttpStatusCode.UnprocessableEntity, "unknown-category")]
    [InlineData("condition", "nonsense", HttpStatusCode.UnprocessableEntity, "unknown-condition")]
    [InlineData("grid", "000000000000000", HttpStatusCode.UnprocessableEntity, "unknown-grid")]
    [InlineData("source", "rumour", HttpStatusCode.UnprocessableEntity, "unknown-source")]
    [InlineData("description", " ", HttpStatusCode.UnprocessableEntity, "field-missing")]
    [InlineData("colour", "red", HttpStatusCode.BadRequest, "body-invalid")]
    public async Task A_report_that_says_what_cannot_be_is_refused(string field, string value, HttpStatusCode status, string code)
    {
        var report = TownCaller.Report();
        report[field] = value;
        var refused = await _reporter.FileAsync(report);
        Assert.Equal((status, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Characters_that_are_none_are_taken_out_and_rare_ones_stay()
    {
        var report = TownCaller.Report();
        report["description"] = "𠮷野家门口\uFFFE有\u0007积水🌧️";
        var filed = await _reporter.FileAsync(report);
        Assert.Equal("𠮷野家门口有积水🌧️", filed.Text("description"));
        await _supervisor.WaitForAsync(filed.Text("id"), c => c["status"]!.ToString() == "assigned");
    }

    [Fact]
    public async Task Only_a_reporter_files()
    {
        using var verifier = TownCaller.Verifier(fixture.Town);
        Assert.Equal(HttpStatusCode.Forbidden, (await verifier.FileAsync(TownCaller.Report())).Status);
    }

    private static JsonObject GroundLock(double lat)
    {
        var report = TownCaller.Report(category: "06040");
        report["location"]!["lat"] = lat;
        return report;
    }
}
