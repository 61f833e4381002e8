using System.Text.Json.Nodes;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

public sealed class ProofTests(OfficeTown fixture) : IClassFixture<OfficeTown>, IDisposable
{
    private const string DayOff = "试行假";

    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    public void Dispose()
    {
        _admin.Dispose();
        _supervisor.Dispose();
    }

    [Fact]
    public async Task The_proof_of_a_closed_case_stays_with_the_calendar_that_its_deadline_was_computed_with()
    {
        var own = await OfficeTown.ReadAsync(_admin, "calendar");
        var day = WorkingDayToCome(own);
        await ReplaceAsync("service-levels", WithHandlingOfFiveDays(await OfficeTown.ReadAsync(_admin, "service-levels")));
        await ReplaceAsync("calendar", WithDayOff(own.DeepClone(), day));
        var closed = await ClosedCaseAsync();
        var before = await ProofAsync(closed);
        Assert.Equal(("five-days", "with-a-day-off", "met"), (before["edition"]!.ToString(), before["calendarEdition"]!.ToString(), before["state"]!.ToString()));
        Assert.Contains(before["skipped"]!.AsArray(), d => (d!["date"]!.ToString(), d["name"]?.ToString()) == ($"{day:O}", DayOff));

        own["edition"] = "without-the-day-off";
        await ReplaceAsync("calendar", own);
        Assert.Equal(before.ToJsonString(), (await ProofAsync(closed)).ToJsonString());
        var since = await ProofAsync((await AssignedCaseAsync()).Text("id"));
        Assert.Equal("without-the-day-off", since["calendarEdition"]!.ToString());
        Assert.DoesNotContain(since["skipped"]!.AsArray(), d => d!["date"]!.ToString() == $"{day:O}");
    }

    private async Task<JsonNode> ProofAsync(string id) => (await _supervisor.GetAsync($"/api/cases/{id}/deadlines/handling")).Body!;

    private async Task<Answer> AssignedCaseAsync()
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
        return await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
    }

    private async Task<string> ClosedCaseAsync()
    {
        var assigned = await AssignedCaseAsync();
        var id = assigned.Text("id");
        using var handler = TownCaller.Handler(fixture.Town, assigned.Text("unit"));
        using var verifier = TownCaller.Verifier(fixture.Town);
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "complete", """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""");
        Assert.Equal("closed", (await verifier.GiveAsync(id, "verify", """{"passed":true}""")).Text("status"));
        return id;
    }

    /// <summary>Until every open case has it.</summary>
    private async Task ReplaceAsync(string set, JsonNode content)
    {
        var recomputation = (await OfficeTown.PutAsync(_admin, set, content)).Text("recomputation");
        await Eventually.HoldsAsync(async () => (await _admin.GetAsync(recomputation)).Text("state") == "done");
    }

    private static JsonNode WithHandlingOfFiveDays(JsonNode levels)
    {
        levels["edition"] = "five-days";
        foreach (var level in levels["levels"]!.AsArray().Where(l => l!["deadline"]!.ToString() == "handling"))
        {
            level!["limit"] = new JsonObject { ["amount"] = 5, ["unit"] = "workingDays" };
            level["cappedByCategory"] = false;
        }

        return levels;
    }

    /// <summary>One of the next five, and not tomorrow: it may be tomorrow before the case is filed.</summary>
    private static DateOnly WorkingDayToCome(JsonNode calendar)
    {
        var holidays = calendar["years"]!.AsArray().SelectMany(y => y!["holidays"]!.AsArray()).ToList();
        var today = ShanghaiTime.Day(TimeProvider.System.GetUtcNow());
        return Enumerable.Range(2, 20).Select(today.AddDays).First(day =>
            day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && !holidays.Exists(h => string.CompareOrdinal($"{day:O}", h!["from"]!.ToString()) >= 0 && string.CompareOrdinal($"{day:O}", (h["to"] ?? h["from"])!.ToString()) <= 0));
    }

    private static JsonNode WithDayOff(JsonNode calendar, DateOnly day)
    {
        calendar["edition"] = "with-a-day-off";
        var years = calendar["years"]!.AsArray();
        var year = years.FirstOrDefault(y => (int)y!["year"]! == day.Year);
        if (year is null) years.Add(year = new JsonObject { ["year"] = day.Year, ["source"] = "试行", ["holidays"] = new JsonArray(), ["makeUpDays"] = new JsonArray() });
        year["holidays"]!.AsArray().Add(new JsonObject { ["name"] = DayOff, ["from"] = $"{day:O}" });
        return calendar;
    }
}
