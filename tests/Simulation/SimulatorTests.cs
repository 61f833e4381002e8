using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly SimulationResult Month = Simulator.Run(SampleMonth.Plan, Seeds.Town);

    [Fact]
    public void The_same_seed_gives_the_same_month_and_another_seed_another()
    {
        Assert.Equal(Text(Month), Text(Simulator.Run(SampleMonth.Plan, Seeds.Town)));
        Assert.NotEqual(Text(Month), Text(Simulator.Run(SampleMonth.Plan with { Seed = 2 }, Seeds.Town)));
    }

    [Property(MaxTest = 20)]
    public void Every_case_ends_in_exactly_one_place(long seed, byte days)
    {
        var plan = SampleMonth.Plan with { Seed = seed, Days = 1 + (days % 10) };
        var result = Simulator.Run(plan, Seeds.Town);
        Assert.Equal(result.Cases.Count, result.Outcomes().Values.Sum());
        Assert.Equal(result.Cases.Count, result.Cases.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(result.Cases, c => Assert.True(c.FiledAt < plan.End && c.ClosedAt is null == (c.Stage != CaseStage.Closed)));
    }

    [Theory]
    [InlineData(DeadlineKind.Acceptance)]
    [InlineData(DeadlineKind.FirstContact)]
    [InlineData(DeadlineKind.Handling)]
    [InlineData(DeadlineKind.Verification)]
    [InlineData(DeadlineKind.CallBack)]
    public void A_stricter_level_never_raises_the_on_time_rate(DeadlineKind kind)
    {
        var rates = new[] { 8, 4, 2, 1 }.Select(amount =>
            Simulator.Run(SampleMonth.Plan, SampleMonth.With(kind, l => l with { Amount = Math.Min(l.Amount, amount) })).OnTimeRate(kind)!.Value).ToList();
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.NotEqual(rates[0], rates[^1]);
    }

    [Fact]
    public void A_rule_that_comes_into_force_changes_nothing_about_who_reports_what()
    {
        var other = Simulator.Run(SampleMonth.Plan, SampleMonth.With(DeadlineKind.Handling, l => l with { Amount = 1 }));
        Assert.Equal(Month.Cases.Select(c => (c.Id, c.FiledAt, c.Unit, c.ClosedAt)), other.Cases.Select(c => (c.Id, c.FiledAt, c.Unit, c.ClosedAt)));
    }

    [Fact]
    public void A_month_has_rounds_returns_and_every_end()
    {
        Assert.InRange(Month.Cases.Count, 1000, 2000);
        Assert.Contains(Month.Cases, c => c.Rounds > 1);
        Assert.Contains(Month.Cases, c => c.ReturnedBy.Count > 0);
        Assert.All(Enum.GetValues<CaseOutcome>().Where(o => o != CaseOutcome.Rejected), o => Assert.True(Month.Outcomes()[o] > 0, o.ToString()));
        Assert.InRange(Month.Score(ScorecardBy.Unit).Total.Hotline.Percent!.Value, 50, 100);
    }

    [Fact]
    public void A_stricter_hour_of_first_contact_lowers_its_rate_each_time()
    {
        var rates = new[] { 4, 3, 2, 1 }.Select(hours =>
            Simulator.Run(SampleMonth.Plan, SampleMonth.With(DeadlineKind.FirstContact, _ => new TimeLimit(hours, TimeUnit.WorkingHours))).OnTimeRate(DeadlineKind.FirstContact)!.Value).ToList();
        Assert.Equal(rates.Distinct().OrderDescending(), rates);
    }

    [Fact]
    public void Citizens_are_spoken_to_between_assignment_and_completion()
    {
        var spokenTo = Month.Cases.Where(c => c is { Rounds: 1, Contacted: true } && c.Find(DeadlineKind.FirstContact) is not null).ToList();
        Assert.NotEmpty(spokenTo);
        Assert.All(spokenTo, c =>
        {
            var (contact, handling) = (c.Find(DeadlineKind.FirstContact)!, c.Find(DeadlineKind.Handling)!);
            Assert.Equal(handling.StartedAt, contact.StartedAt);
            Assert.InRange(contact.EndedAt!.Value, contact.StartedAt, handling.EndedAt ?? Month.End);
            Assert.Equal(contact.EndedAt <= contact.DueAt, CaseFacts.Of(c).FirstContact);
        });
    }

    [Fact]
    public void A_citizen_who_was_not_reached_before_completion_was_not_spoken_to_in_time()
    {
        var missed = Month.Cases.Where(c => c is { Contacted: false, Result: not null } && c.Find(DeadlineKind.FirstContact) is not null).ToList();
        Assert.NotEmpty(missed);
        Assert.All(missed, c => Assert.False(CaseFacts.Of(c).FirstContact));
        var asked = Month.Cases.Select(c => CaseFacts.Of(c).FirstContactAt(Month.End)).OfType<bool>().ToList();
        Assert.Equal(asked.Count(yes => yes) / (double)asked.Count, Month.OnTimeRate(DeadlineKind.FirstContact));
    }

    [Theory]
    [InlineData("\"casesPerDay\": 60", "\"casesPerDay\": 0")]
    [InlineData("\"returnShare\": 0.06", "\"returnShare\": 1.5")]
    [InlineData("\"hourOfDay\": [1,", "\"hourOfDay\": [")]
    [InlineData("\"solved\": 0.78", "\"solved\": -1")]
    public void A_model_that_cannot_be_is_refused(string was, string now)
    {
        var text = File.ReadAllText(Path.Combine(Seeds.Directory, "simulation.json"));
        Assert.Contains(was, text, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Behaviour.Read(System.Text.Encoding.UTF8.GetBytes(text.Replace(was, now, StringComparison.Ordinal)), "simulation.json"));
    }

    private static string Text(SimulationResult result) => string.Join('\n', result.Cases.Select(c => System.Text.Json.JsonSerializer.Serialize(c, CaseJson.Stored.CaseState)));
}
