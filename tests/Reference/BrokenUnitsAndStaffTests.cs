using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenUnitsAndStaffTests
{
    [Fact]
    public void Two_units_with_one_code() => Broken.Units(all => [.. all, all[0]]).HasOnly(ReferenceFile.Units, "units[11].code", "units[0].code already");

    [Fact]
    public void A_unit_whose_code_is_no_short_name()
    {
        var withStaff = Broken.Staff(all => [.. all, new StaffMember { Id = "new", Name = "新样例", Unit = "New/Unit", Roles = ["handler"] }]);
        var unit = new Unit { Code = "New/Unit", Name = "新单位", Kind = UnitKind.Department, Leader = "new" };
        (withStaff with { UnitSet = withStaff.UnitSet with { Units = [.. withStaff.UnitSet.Units, unit] } }).HasOnly(ReferenceFile.Units, "units[11].code", "no short name");
    }

    [Fact]
    public void A_leader_who_does_not_exist() => Broken.Units(all => all.At(2, u => u with { Leader = "nobody" })).HasOnly(ReferenceFile.Units, "units[2].leader", "Nobody with id 'nobody'");

    [Fact]
    public void A_leader_of_another_unit() => Broken.Units(all => all.At(2, u => u with { Leader = all[3].Leader })).HasOnly(ReferenceFile.Units, "units[2].leader", "belongs to unit 'shichang'");

    [Fact]
    public void Two_people_with_one_id() => Broken.Staff(all => all.At(^1, s => s with { Id = "an" })).HasOnly(ReferenceFile.Staff, "staff[30].id", "'an' stands at");

    [Fact]
    public void Two_people_with_one_WeCom_id() =>
        Broken.Staff(all => all.At(^1, s => s with { WeComId = all[0].WeComId })).HasOnly(ReferenceFile.Staff, "staff[30].weComId", "staff[0].weComId already");

    [Fact]
    public void Two_holders_of_one_office() =>
        Broken.Staff(all => all.At(0, s => s with { Office = StaffOffice.DeputyHead })).HasOnly(ReferenceFile.Staff, "staff[30].office", "staff[0].office already");

    [Fact]
    public void People_need_no_WeCom_id() => Assert.Empty(Broken.Staff(all => [.. all.Select(s => s with { WeComId = null })]).FindProblems());

    [Theory]
    [InlineData("")]
    [InlineData("@system")]
    public void An_id_that_no_token_may_carry(string id) => Broken.Staff(all => all.At(^1, s => s with { Id = id })).HasOnly(ReferenceFile.Staff, "staff[30].id", "sub of a token");

    [Fact]
    public void A_person_of_a_unit_that_does_not_exist() => Broken.Staff(all => all.At(^1, s => s with { Unit = "nowhere" })).HasOnly(ReferenceFile.Staff, "staff[30].unit", "'nowhere'");

    [Fact]
    public void A_role_that_does_not_exist() =>
        Broken.Staff(all => all.At(^1, s => s with { Roles = ["handler", "Admin"] })).HasOnly(ReferenceFile.Staff, "staff[30].roles[1]", "'Admin' is none of reporter, dispatcher, handler");

    [Fact]
    public void A_person_without_a_role() => Broken.Staff(all => all.At(^1, s => s with { Roles = [] })).HasOnly(ReferenceFile.Staff, "staff[30].roles", "At least one");
}
