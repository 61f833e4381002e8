using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenDispatchRulesTests
{
    private const string File = ReferenceFile.DispatchRules;

    [Fact]
    public void Two_rules_with_one_id() => Rule(1, r => r with { Id = "sewage-jianhe" }).HasOnly(File, "rules[1].id", "rules[0].id already");

    [Fact]
    public void An_id_that_is_no_short_name() => Rule(1, r => r with { Id = "污水" }).HasOnly(File, "rules[1].id", "no short name");

    [Fact]
    public void A_category_that_does_not_exist() => Rule(1, r => r with { Categories = ["06030", "0603x"] }).HasOnly(File, "rules[1].categories[1]", "'0603x'");

    [Fact]
    public void A_grid_that_does_not_exist() => Rule(0, r => r with { Grids = ["310105102099001"] }).HasOnly(File, "rules[0].grids[0]", "'310105102099001'");

    [Fact]
    public void No_unit() => Rule(1, r => r with { Units = [] }).HasOnly(File, "rules[1].units", "at least one");

    [Fact]
    public void A_unit_that_does_not_exist() => Rule(1, r => r with { Units = ["shengtai", "shuiwu"] }).HasOnly(File, "rules[1].units[1]", "'shuiwu'");

    [Fact]
    public void A_joint_unit_that_does_not_exist() => Rule(1, r => r with { JointUnits = ["shuiwu"] }).HasOnly(File, "rules[1].jointUnits[0]", "'shuiwu'");

    [Fact]
    public void The_grids_property_unit_as_a_joint_unit() => Rule(1, r => r with { JointUnits = [Dispatcher.PropertyUnit] }).HasOnly(File, "rules[1].jointUnits[0]", "'@property'");

    [Fact]
    public void More_joint_units_than_a_case_takes() =>
        Rule(1, r => r with { JointUnits = [.. Seeds.Town.UnitSet.Units.Select(u => u.Code)] }).HasOnly(File, "rules[1].jointUnits", "At most 10");

    [Fact]
    public void No_rule_for_the_rest() => Broken.Rules(all => [.. all.SkipLast(1)]).HasOnly(File, "rules", "without categories and grids");

    [Fact]
    public void No_rule_at_all() => Broken.Rules(_ => []).HasOnly(File, "rules", "without categories and grids");

    [Fact]
    public void A_rule_for_the_rest_that_only_some_grids_have_a_unit_for() => Rule(^1, r => r with { Units = [Dispatcher.PropertyUnit] }).HasOnly(File, "rules", "names a unit");

    private static ReferenceData Rule(Index index, Func<DispatchRule, DispatchRule> change) => Broken.Rules(all => all.At(index, change));
}
