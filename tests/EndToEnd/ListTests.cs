using System.Net;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class ListTests(TownFixture fixture)
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task Every_filter_finds_the_case_and_its_opposite_does_not()
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var id = (await reporter.FileAsync(TownCaller.Report(source: "device"))).Text("id");
        var seen = await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        var day = DateTimeOffset.Parse(seen.Text("filedAt"), null).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null);
        (string Finds, string Misses)[] filters =
        [
            ($"unit={seen.Text("unit")}", "unit=police"), ($"grid={seen.Text("grid")}", "grid=310105102999999"),
            ("source=device", "source=bot"), ($"day={day}", "day=2020-01-01"), ($"day={day}&source=device", $"day={day}&source=bot"),
        ];
        await FindAsync(id, [.. filters, ("stage=dispatch", "stage=closed"), ("overdue=false", "overdue=true")]);
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        await dispatcher.GiveAsync(id, "reject", """{"reason":"不属于受理范围"}""");
        await FindAsync(id, [.. filters, ("stage=closed", "stage=dispatch"), ("overdue=false", "overdue=true"), ($"stage=closed&unit={seen.Text("unit")}&day={day}", "stage=closed&unit=police")]);
    }

    private async Task FindAsync(string id, IReadOnlyList<(string Finds, string Misses)> filters)
    {
        foreach (var (finds, misses) in filters)
        {
            Assert.Single(await IdsAsync(finds), id);
            Assert.DoesNotContain(id, await IdsAsync(misses));
        }
    }

    [Fact]
    public async Task Pages_show_every_case_once_soonest_due_first()
    {
        using var reporter = new TownCaller(fixture.Town, "pager", ["reporter"]);
        var filed = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => reporter.FileAsync(TownCaller.Report())));
        foreach (var answer in filed) await _supervisor.WaitForAsync(answer.Text("id"), c => c["status"]!.ToString() == "assigned");
        var (all, dues, continuation, pages) = (new List<string>(), new List<DateTimeOffset>(), "", 0);
        do
        {
            var page = await reporter.GetAsync($"/api/cases?top=3{continuation}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            all.AddRange(page.Body!["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
            dues.AddRange(page.Body!["items"]!.AsArray().Select(item => item!["dueAt"]!.GetValue<DateTimeOffset>()));
            continuation = page.Body!["continuation"] is { } next ? $"&continuation={Uri.EscapeDataString(next.ToString())}" : "";
            pages++;
        }
        while (continuation.Length > 0);
        Assert.True(pages >= 3);
        Assert.Equal(dues.Order(), dues);
        Assert.Equal(filed.Select(a => a.Text("id")).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_handler_lists_only_their_unit_and_a_reporter_only_their_own()
    {
        using var handler = TownCaller.Handler(fixture.Town, "lvhua");
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.GetAsync("/api/cases?unit=police")).Status);
        using var nobody = new TownCaller(fixture.Town, "files-nothing", ["reporter"]);
        Assert.Empty((await nobody.GetAsync("/api/cases")).Body!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("top=0", "top-invalid")]
    [InlineData("top=501", "top-invalid")]
    [InlineData("stage=nowhere", "stage-invalid")]
    [InlineData("day=yesterday", "day-invalid")]
    [InlineData("overdue=maybe", "overdue-invalid")]
    [InlineData("color=red", "unknown-field")]
    [InlineData("continuation=%25", "continuation-invalid")]
    [InlineData("continuation=OTk5OTk5OTk5OTl8", "continuation-invalid")]
    [InlineData("unit=0123456789012345678901234567890123456789012345678901", "unit-invalid")]
    public async Task A_filter_that_cannot_be_read_is_refused(string query, string code)
    {
        var refused = await _supervisor.GetAsync($"/api/cases?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, refused.Code));
    }

    private async Task<List<string>> IdsAsync(string query)
    {
        var page = await _supervisor.GetAsync($"/api/cases?top=500&{query}");
        return [.. page.Body!["items"]!.AsArray().Select(item => item!["id"]!.ToString())];
    }
}
