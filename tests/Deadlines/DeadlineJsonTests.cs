using System.Text.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>Deadlines stand in logs of every age.</summary>
public sealed class DeadlineJsonTests
{
    private const string WithoutProof =
        """
        {"kind":"handling","rule":"handling","edition":"town-2026-01","startedAt":"2026-03-02T04:00:00+00:00","dueAt":"2026-03-02T08:00:00+00:00",
        "provisional":false,"status":"running","alerts":[{"at":"2026-03-02T07:00:00+00:00"},{"at":"2026-03-02T08:00:00+00:00","escalateTo":"unitLeader"},
        {"at":"2026-03-02T09:00:00+00:00","escalateTo":"center"}],"alertsGiven":1}
        """;

    [Fact]
    public void A_deadline_from_before_the_proof_reads_as_one_without_pauses_and_extensions()
    {
        var old = Read(WithoutProof);
        Assert.Null(old.Limit);
        Assert.Empty(old.Pauses);
        Assert.Empty(old.Extensions);
        Assert.Empty(old.Escalations);
        Assert.True(old.IsOpen);
    }

    [Fact]
    public void It_is_paused_and_resumed_on_the_plain_time_that_it_ran_on()
    {
        var old = Read(WithoutProof);
        var resumed = Waits.Planner.Resume(old.Pause(old.StartedAt.AddHours(3.5)), old.StartedAt.AddHours(13.5));
        Assert.Equal(old.DueAt.AddHours(10), resumed.DueAt);
        Assert.Equal([old.Alerts[0].At, old.Alerts[1].At.AddHours(10), old.Alerts[2].At.AddHours(10)], resumed.Alerts.Select(a => a.At));
    }

    [Fact]
    public void Computing_it_again_moves_nothing() => Assert.True(Waits.Planner.Recompute(Read(WithoutProof)).HasTimesOf(Read(WithoutProof)));

    [Fact]
    public void The_whole_proof_is_stored()
    {
        var deadline = Waits.Planner.Extend(Waits.Planner.Plan(DeadlineKind.Handling, Waits.Case, Calendars.At("2026-03-02 09:30")), new(3, TimeUnit.WorkingDays))
            .Paused("2026-03-02 10:00", "2026-03-02 11:00").Pause(Calendars.At("2026-03-02 11:15"));
        Assert.Equal(deadline.Json(), Read(deadline.Json()).Json());
        var stored = JsonNode.Parse(deadline.Json())!;
        Assert.Equal("""{"category":"06010","condition":"default","edition":"example-city-2026-01"}""", stored["limitFrom"]!.ToJsonString());
        Assert.Equal(2, stored["pauses"]!.AsArray().Count);
    }

    private static Deadline Read(string json) => JsonSerializer.Deserialize(json, CaseJson.Stored.Deadline)!;
}
