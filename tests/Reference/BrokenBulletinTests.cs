using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenBulletinTests
{
    private const string File = ReferenceFile.Bulletin;

    [Fact]
    public void A_time_after_the_morning() => Set(set => set with { PublishAt = new TimeOnly(12, 1) }).HasOnly(File, "publishAt", "12:01 is no morning");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\u0001b")]
    public void A_robot_without_a_name(string robot) => Set(set => set with { Robot = robot }).HasOnly(File, "robot", "WeCom:Robots");

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_comparison_of_none_or_of_too_many(int cases) => Set(set => set with { LeastClosed = cases }).HasOnly(File, "leastClosed", "1 to 1000");

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void A_list_of_none_or_of_too_many(int cases) => Set(set => set with { WorstOverdue = cases }).HasOnly(File, "worstOverdue", "1 to 50");

    [Fact]
    public void A_set_without_an_edition() => Set(set => set with { Edition = "" }).HasOnly(File, "edition", "name and a date");

    [Fact]
    public void Every_problem_is_told() => Assert.Equal(3, Set(set => set with { Robot = "", LeastClosed = 0, WorstOverdue = 0 }).FindProblems().Count);

    private static ReferenceData Set(Func<BulletinSet, BulletinSet> change) => Seeds.Town with { BulletinSet = change(Seeds.Town.BulletinSet) };
}
