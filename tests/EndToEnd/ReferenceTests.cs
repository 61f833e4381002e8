using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

public sealed class ReferenceTests(OfficeTown fixture) : IClassFixture<OfficeTown>, IDisposable
{
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);

    public void Dispose()
    {
        _admin.Dispose();
        _supervisor.Dispose();
        _reporter.Dispose();
    }

    [Fact]
    public async Task Loading_a_year_makes_an_open_cases_provisional_deadline_final_and_lists_what_moved()
    {
        await OfficeTown.PutAsync(_admin, "service-levels", WithHandlingOf(400, await OfficeTown.ReadAsync(_admin, "service-levels")));
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        var before = Handling((await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Body!);
        Assert.Equal("true", before["provisional"]!.ToString());

        var calendar = WithYearsToCome(await OfficeTown.ReadAsync(_admin, "calendar"));
        var tried = await OfficeTown.PutAsync(_admin, "calendar", calendar, "?dryRun=true");
        var expected = MoveOf(tried.Body!, id);
        Assert.Equal(before["dueAt"]!.ToString(), expected["before"]!.ToString());
        Assert.Equal(before.ToJsonString(), Handling((await _supervisor.GetAsync($"/api/cases/{id}")).Body!).ToJsonString());

        var put = await OfficeTown.PutAsync(_admin, "calendar", calendar);
        var done = await RecomputedAsync(put.Text("recomputation"));
        Assert.Equal(expected.ToJsonString(), MoveOf(done, id).ToJsonString());
        var after = Handling((await _supervisor.GetAsync($"/api/cases/{id}")).Body!);
        Assert.Equal((expected["after"]!.ToString(), "false"), (after["dueAt"]!.ToString(), after["provisional"]!.ToString()));
        Assert.Contains("DeadlinesRecomputed", await _supervisor.EventsAsync(id));

        var proof = (await _supervisor.GetAsync($"/api/cases/{id}/deadlines/handling")).Body!;
        Assert.Equal(("years-to-come", "slow", "400"), (proof["calendarEdition"]!.ToString(), proof["edition"]!.ToString(), proof["limit"]!["amount"]!.ToString()));
        Assert.Contains(proof["skipped"]!.AsArray(), d => d!["name"]?.ToString() == "试行假");
        var history = (await _admin.GetAsync("/api/reference/calendar/history")).Body!["items"]!.AsArray();
        Assert.Equal(("years-to-come", "guan"), (history[0]!["edition"]!.ToString(), history[0]!["by"]!.ToString()));
        Assert.Equal("0", history[^1]!["version"]!.ToString());
        var version = await _admin.GetAsync($"/api/reference/calendar/versions/{put.Text("version")}");
        Assert.True(JsonNode.DeepEquals(calendar, version.Body!["content"]));
    }

    [Fact]
    public async Task A_day_both_off_and_worked_is_refused_with_its_line_and_nothing_changes()
    {
        var before = await _admin.GetAsync("/api/reference/calendar");
        var calendar = before.Body!["content"]!.DeepClone();
        calendar["edition"] = "both";
        calendar["years"]![2]!["makeUpDays"]!.AsArray().Add("2026-02-15");
        var refused = await OfficeTown.PutAsync(_admin, "calendar", calendar);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reference-data-invalid"), (refused.Status, refused.Code));
        var problem = Assert.Single(refused.Body!["problems"]!.AsArray())!;
        Assert.Equal(("calendar.json", "1"), (problem["file"]!.ToString(), problem["line"]!.ToString()));
        Assert.StartsWith("years[2].makeUpDays[", problem["place"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await _admin.GetAsync("/api/reference/calendar/history")).Body!["items"]!.AsArray(), i => i!["edition"]!.ToString() == "both");
    }

    [Theory]
    [InlineData("{\n  \"edition\": \"x\",\n  oops\n}", 3)]
    [InlineData("{\n  \"edition\": \"x\",\n  \"colour\": 1\n}", 3)]
    [InlineData("{\n  \"edition\": \"\\ud800\"\n}", 2)]
    [InlineData("", 1)]
    public async Task What_is_no_set_is_refused_with_the_line(string body, int line)
    {
        using var content = new StringContent(body);
        var refused = await _admin.SendAsync(HttpMethod.Put, "/api/reference/grids", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal($"{line}", refused.Body!["problems"]![0]!["line"]!.ToString());
    }

    [Fact]
    public async Task A_service_level_of_zero_is_refused()
    {
        var levels = await OfficeTown.ReadAsync(_admin, "service-levels");
        levels["edition"] = "zero";
        levels["levels"]![0]!["limit"]!["amount"] = 0;
        var refused = await OfficeTown.PutAsync(_admin, "service-levels", levels, "?dryRun=true");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Body!["problems"]!.AsArray(), p => p!["place"]!.ToString() == "levels[0].limit");
    }

    [Fact]
    public async Task Of_two_admins_who_change_the_same_version_one_is_refused()
    {
        var units = await _admin.GetAsync("/api/reference/units");
        var version = units.Headers.ETag!.Tag;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n =>
        {
            var content = units.Body!["content"]!.DeepClone();
            content["edition"] = $"race-{n}";
            return OfficeTown.PutAsync(_admin, "units", content, ifMatch: version);
        }));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Only_an_admin_replaces_a_set_and_only_one_that_exists()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeTown.PutAsync(_supervisor, "units", new JsonObject())).Status);
        Assert.Equal("set-not-found", (await OfficeTown.PutAsync(_admin, "staff", new JsonObject())).Code);
    }

    private async Task<JsonNode> RecomputedAsync(string address)
    {
        Answer? answer = null;
        await Eventually.HoldsAsync(async () => (answer = await _admin.GetAsync(address)).Text("state") == "done");
        return answer!.Body!;
    }

    private static JsonNode Handling(JsonNode body) => body["deadlines"]!.AsArray().Single(d => d!["kind"]!.ToString() == "handling")!;

    private static JsonNode MoveOf(JsonNode answer, string id) => Assert.Single(answer["moved"]!.AsArray(), m => m!["caseId"]!.ToString() == id)!;

    private static JsonNode WithHandlingOf(int workingDays, JsonNode levels)
    {
        levels["edition"] = "slow";
        foreach (var level in levels["levels"]!.AsArray().Where(l => l!["deadline"]!.ToString() == "handling"))
        {
            level!["limit"] = new JsonObject { ["amount"] = workingDays, ["unit"] = "workingDays" };
            level["cappedByCategory"] = false;
        }

        return levels;
    }

    /// <summary>Three years more with a holiday that nobody has.</summary>
    private static JsonNode WithYearsToCome(JsonNode calendar)
    {
        calendar["edition"] = "years-to-come";
        var years = calendar["years"]!.AsArray();
        var last = years.Max(y => (int)y!["year"]!);
        foreach (var year in Enumerable.Range(last + 1, Math.Max(DateTimeOffset.UtcNow.Year + 3 - last, 1)))
        {
            years.Add(new JsonObject
            {
                ["year"] = year,
                ["source"] = "试行",
                ["holidays"] = new JsonArray(new JsonObject { ["name"] = "试行假", ["from"] = $"{year}-03-01", ["to"] = $"{year}-03-07" }),
                ["makeUpDays"] = new JsonArray(),
            });
        }

        return calendar;
    }
}
