using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenServiceLevelsTests
{
    private const string File = ReferenceFile.ServiceLevels;

    [Fact]
    public void No_edition() => Broken.Levels(set => set with { Edition = " " }).HasOnly(File, "edition", "name and a date");

    [Fact]
    public void No_rounds() => Broken.Levels(set => set with { MaxRounds = 0 }).HasOnly(File, "maxRounds", "at least one");

    [Fact]
    public void No_tries() => Broken.Levels(set => set with { CallBackTries = 0 }).HasOnly(File, "callBackTries", "at least once");

    [Fact]
    public void A_source_to_call_back_that_does_not_exist() =>
        Broken.Levels(set => set with { CallBackSources = ["hotline", "fax"] }).HasOnly(File, "callBackSources[1]", "'fax'");

    [Fact]
    public void Two_levels_with_one_id() => Broken.Level("acceptance", l => l with { Id = "dispatch" }).HasOnly(File, "levels[3].id", "levels[1].id already");

    [Fact]
    public void An_id_that_is_no_short_name() => Broken.Level("acceptance", l => l with { Id = "Acceptance" }).HasOnly(File, "levels[3].id", "no short name");

    [Fact]
    public void No_limit_where_no_category_has_one() => Broken.Level("acceptance", l => l with { Limit = null }).HasOnly(File, "levels[3].limit", "Only handling");

    [Fact]
    public void A_cap_where_no_category_has_one() =>
        Broken.Level("acceptance", l => l with { CappedByCategory = true }).HasOnly(File, "levels[3].cappedByCategory", "Only a limit of handling");

    [Theory]
    [InlineData(0, TimeUnit.WorkingHours, "too little")]
    [InlineData(87_841, TimeUnit.WorkingHours, "ten years")]
    [InlineData(15, TimeUnit.Seconds, "demo")]
    public void A_limit_that_cannot_be_meant(int amount, TimeUnit unit, string words) =>
        Broken.Level("acceptance", l => l with { Limit = new TimeLimit(amount, unit) }).HasOnly(File, "levels[3].limit", words);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(75)]
    [InlineData(double.NaN)]
    public void A_reminder_at_no_share_of_the_time(double share) =>
        Broken.Level("acceptance", l => l with { RemindAt = share }).HasOnly(File, "levels[3].remindAt", "between 0 and 1");

    [Fact]
    public void A_source_that_does_not_exist() =>
        Broken.Level("handling-hotline", l => l with { When = new() { Sources = ["hotline", "12345"] } }).HasOnly(File, "levels[8].when.sources[1]", "'12345'");

    [Fact]
    public void A_category_that_does_not_exist() =>
        Broken.Level("handling-hotline", l => l with { When = new() { Categories = ["06", "99"] } }).HasOnly(File, "levels[8].when.categories[1]", "'99'");
}
