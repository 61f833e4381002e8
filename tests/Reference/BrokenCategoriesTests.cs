using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenCategoriesTests
{
    private const string File = ReferenceFile.Categories;

    [Fact]
    public void Two_categories_with_one_code() =>
        Broken.Categories(all => [.. all, all[0]]).HasOnly(File, $"categories[{Seeds.Town.CategorySet.Categories.Count}].code", "categories[0].code already");

    [Theory]
    [InlineData("01001")]
    [InlineData("P1001")]
    [InlineData("P010011")]
    public void A_component_whose_code_is_not_P_and_five_digits(string code) =>
        Broken.Categories(all => all.At(0, c => c with { Code = code })).HasOnly(File, "categories[0].code", "leading P");

    [Fact]
    public void A_kind_that_does_not_exist() => Broken.Categories(all => all.At(0, c => c with { Kind = "thing" })).HasOnly(File, "categories[0].kind", "'thing'");

    [Fact]
    public void An_old_code_of_another_form() => Broken.Categories(all => all.At(0, c => c with { OldCode = "0110" })).HasOnly(File, "categories[0].oldCode", "01-10");

    [Theory]
    [InlineData(-1, 14, "withinMetres")]
    [InlineData(5_001, 14, "withinMetres")]
    [InlineData(100, 0, "withinDays")]
    [InlineData(100, 366, "withinDays")]
    public void A_rule_for_duplicates_that_nothing_or_everything_would_meet(int metres, int days, string field) =>
        Broken.Categories(all => all.At(0, c => c with { Duplicates = new(metres, days) })).HasOnly(File, $"categories[0].duplicates.{field}", "is not from");

    [Fact]
    public void A_category_without_conditions() => Broken.Categories(all => all.At(0, c => c with { Conditions = [] })).HasOnly(File, "categories[0].conditions", "At least one");

    [Fact]
    public void Two_conditions_with_one_code() => Condition(1, c => c with { Code = "missing" }).HasOnly(File, "categories[0].conditions[1].code", "conditions[0].code already");

    [Fact]
    public void A_condition_whose_code_is_no_short_name() => Condition(1, c => c with { Code = "破损" }).HasOnly(File, "categories[0].conditions[1].code", "no short name");

    [Theory]
    [InlineData(0, TimeUnit.WorkingDays, "too little")]
    [InlineData(-1, TimeUnit.UrgentHours, "too little")]
    [InlineData(3_661, TimeUnit.WorkingDays, "ten years")]
    [InlineData(87_841, TimeUnit.UrgentHours, "ten years")]
    [InlineData(40, TimeUnit.Seconds, "demo")]
    public void A_limit_that_cannot_be_meant(int amount, TimeUnit unit, string words) =>
        Condition(1, c => c with { Limit = new TimeLimit(amount, unit) }).HasOnly(File, "categories[0].conditions[1].limit", words);

    private static ReferenceData Condition(int index, Func<CategoryCondition, CategoryCondition> change) =>
        Broken.Categories(all => all.At(0, c => c with { Conditions = c.Conditions.At(index, change) }));
}
