using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class SeedsTests
{
    [Fact]
    public void Only_the_demo_set_calls_itself_a_demo()
    {
        Assert.False(Seeds.Town.ServiceLevelSet.Demo);
        Assert.True(Seeds.Demo.ServiceLevelSet.Demo);
    }

    [Fact]
    public void There_is_somebody_for_every_role_and_every_unit()
    {
        var staff = Seeds.Town.StaffSet.Staff;
        int With(string role) => staff.Count(s => s.Roles.Contains(role, StringComparer.Ordinal));
        Assert.True(Seeds.Town.GridSet.Grids.Count >= 14);
        Assert.Equal((2, 3, 3, 1), (With("dispatcher"), With("verifier"), With("supervisor"), With("admin")));
        Assert.True(With("reporter") >= 2);
        Assert.All(Seeds.Town.UnitSet.Units, unit => Assert.Contains(staff, s => s.Unit == unit.Code && s.Roles.Contains("handler", StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("06030", "street-shop", 2, TimeUnit.WorkingDays)]
    [InlineData("06030", "open-ditch", 1, TimeUnit.WorkingDays)]
    [InlineData("06001", "being-built", 48, TimeUnit.UrgentHours)]
    [InlineData("06001", "built", 15, TimeUnit.WorkingDays)]
    [InlineData("P01001", "missing", 2, TimeUnit.UrgentHours)]
    [InlineData("P01001", "broken", 4, TimeUnit.WorkingHours)]
    [InlineData("P04002", "missing", 15, TimeUnit.WorkingDays)]
    [InlineData("06012", "default", 2, TimeUnit.WorkingHours)]
    public void A_limit_belongs_to_the_condition(string category, string condition, int amount, TimeUnit unit) =>
        Assert.Equal(
            new TimeLimit(amount, unit),
            Seeds.Town.CreatePlanner().FindCategory(category)?.Conditions.Single(c => c.Code == condition).Limit);

    [Fact]
    public void What_a_rule_or_a_level_leaves_out_is_empty_and_not_null()
    {
        Assert.Empty(Seeds.Town.DispatchRuleSet.Rules.First(r => r.Id == "waterways").JointUnits);
        Assert.NotNull(Seeds.Town.ServiceLevelSet.Levels.First(l => l.Id == "dispatch").When);
    }

    [Fact]
    public void A_set_that_is_written_reads_back_the_same()
    {
        var problems = new List<ReferenceProblem>();
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Seeds.Town.ServiceLevelSet, ReferenceJson.Strict.ServiceLevelSet);
        var read = ReferenceReader.Read(json, ReferenceJson.Strict.ServiceLevelSet, "again", problems);
        Assert.Empty(problems);
        Assert.Equal(json, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(read!, ReferenceJson.Strict.ServiceLevelSet));
    }
}
