using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenEscalationsTests
{
    [Fact]
    public void A_step_before_the_one_above_it() => Acceptance(4, TimeUnit.WorkingHours, 2, TimeUnit.WorkingHours).HasOnly(ReferenceFile.ServiceLevels, "levels[3].escalations[1].after", "in order");

    [Fact]
    public void Steps_at_one_time_are_in_order() => Assert.Empty(Acceptance(4, TimeUnit.WorkingHours, 4, TimeUnit.WorkingHours).FindProblems());

    [Fact]
    public void Steps_in_different_units() => Acceptance(4, TimeUnit.WorkingHours, 5, TimeUnit.UrgentHours).HasOnly(ReferenceFile.ServiceLevels, "levels[3].escalations[1].after", "one unit");

    [Fact]
    public void A_step_before_the_due_time() => Acceptance(-1, TimeUnit.WorkingHours, 2, TimeUnit.WorkingHours).HasOnly(ReferenceFile.ServiceLevels, "levels[3].escalations[0].after", "too little");

    [Fact]
    public void Seconds_outside_a_demo()
    {
        var problems = Acceptance(1, TimeUnit.Seconds, 2, TimeUnit.Seconds).FindProblems();
        Assert.Equal(["levels[3].escalations[0].after", "levels[3].escalations[1].after"], problems.Select(p => p.Place), StringComparer.Ordinal);
        Assert.All(problems, p => Assert.Contains("demo", p.Change, StringComparison.Ordinal));
    }

    [Fact]
    public void The_leader_of_a_unit_that_a_case_does_not_have_yet() =>
        Broken.Level("dispatch", l => l with { Escalations = [new(new TimeLimit(0, TimeUnit.WorkingHours), EscalationTarget.UnitLeader)] })
            .HasOnly(ReferenceFile.ServiceLevels, "levels[1].escalations[0].to", "no unit");

    private static ReferenceData Acceptance(int first, TimeUnit firstUnit, int second, TimeUnit secondUnit) => Broken.Level("acceptance", l => l with
    {
        Escalations = [new(new TimeLimit(first, firstUnit), EscalationTarget.UnitLeader), new(new TimeLimit(second, secondUnit), EscalationTarget.Center)],
    });
}
