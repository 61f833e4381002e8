using System.Net;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class CalendarTests(TownFixture fixture)
{
    private readonly TownCaller _anybody = TownCaller.Reporter(fixture.Town);

    [Theory]
    [InlineData("2025-09-26T10:00:00%2B08:00", 5, "2025-10-10T09:30:00+00:00")]
    [InlineData("2024-02-09T02:00:00Z", 1, "2024-02-18T09:30:00+00:00")]
    public async Task The_due_instant_comes_with_the_days_on_the_way(string from, int amount, string dueAt)
    {
        var answer = await DueAtAsync(from, $"{amount}", "workingDays");
        Assert.Equal((HttpStatusCode.OK, dueAt, "false"), (answer.Status, answer.Text("dueAt"), answer.Text("provisional")));
        Assert.Contains(answer.Body!["skipped"]!.AsArray(), d => d!["why"]!.ToString() == "holiday");
        Assert.Contains(answer.Body!["counted"]!.AsArray(), d => d!["why"]!.ToString() == "makeUpDay");
    }

    [Fact]
    public async Task A_year_that_is_not_loaded_makes_it_provisional() =>
        Assert.Equal("true", (await DueAtAsync("2026-12-25T10:00:00%2B08:00", "5", "workingDays")).Text("provisional"));

    [Theory]
    [InlineData("2026-03-02T10:00:00Z", "2000000", "workingDays", 422, "amount-out-of-range")]
    [InlineData("2026-03-02T10:00:00Z", "0", "workingDays", 422, "amount-out-of-range")]
    [InlineData("2026-03-02T10:00:00Z", "99999999999", "workingDays", 400, "amount-invalid")]
    [InlineData("2026-03-02T10:00:00Z", "5", "seconds", 400, "unit-invalid")]
    [InlineData("2026-03-02T10:00:00", "5", "workingDays", 400, "from-invalid")]
    [InlineData("1999-03-02T10:00:00Z", "5", "workingDays", 422, "out-of-calendar")]
    [InlineData("2099-12-30T10:00:00Z", "5", "workingDays", 422, "out-of-calendar")]
    public async Task What_cannot_be_counted_is_refused(string from, string amount, string unit, int status, string code)
    {
        var refused = await DueAtAsync(from, amount, unit);
        Assert.Equal((status, code), ((int)refused.Status, refused.Code));
    }

    private Task<Answer> DueAtAsync(string from, string amount, string unit) =>
        _anybody.GetAsync($"/api/calendar/due-at?from={from}&amount={amount}&unit={unit}");
}
