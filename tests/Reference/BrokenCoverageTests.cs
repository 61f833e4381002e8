using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenCoverageTests
{
    [Theory]
    [InlineData("dispatch", "not urgent")]
    [InlineData("acceptance", "not urgent")]
    [InlineData("first-contact", "source hotline")]
    [InlineData("handling", "source chat, category P01001, not urgent, first round")]
    [InlineData("verification", "not urgent")]
    [InlineData("call-back", "source hotline")]
    public void A_kind_without_its_last_level(string id, string example) =>
        Broken.Levels(set => set with { Levels = [.. set.Levels.Where(l => l.Id != id)] }).HasOnly(ReferenceFile.ServiceLevels, "levels", example);

    [Fact]
    public void A_level_that_leaves_out_one_source() =>
        When(new() { Sources = ["chat", "patrol", "bot", "resident"] }).HasOnly(ReferenceFile.ServiceLevels, "levels", $"{Seeds.Town.CategorySet.Categories.Count} kinds of case, such as source device");

    [Fact]
    public void A_level_that_leaves_out_components() =>
        When(new() { Categories = ["06", "07", "08", "09", "10"] }).HasOnly(ReferenceFile.ServiceLevels, "levels", "category P01001");

    [Fact]
    public void Sources_that_are_not_called_back_need_no_level_for_it() =>
        Assert.Empty(Broken.Level("call-back", l => l with { When = new() { Sources = ["hotline"] } }).FindProblems());

    [Fact]
    public void Rework_that_a_level_for_it_covers_needs_no_other() =>
        Assert.Empty(When(new() { Rework = false }).FindProblems());

    private static ReferenceData When(ServiceLevelCondition condition) => Broken.Level("handling", l => l with { When = condition });
}
