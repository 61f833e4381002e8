using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

public sealed class BulletinUnitsTests
{
    [Fact]
    public void One_unit_alone_is_not_compared() =>
        Assert.Equal(["时段内结案满 3 件的单位不足两家，不作比较"], Lines([.. SampleBulletin.Closed("lvhua", 9), .. SampleBulletin.Closed("chengguan", 2)]));

    [Fact]
    public void Units_that_all_stand_alike_are_said_to() =>
        Assert.Equal(["结案满 3 件的 2 家单位按时办结率相同，均为 66.7%"], Lines([.. SampleBulletin.Closed("lvhua", 6, late: 2), .. SampleBulletin.Closed("chengguan", 3, late: 1)]));

    [Fact]
    public void More_than_five_in_one_place_are_counted()
    {
        string[] many = ["lvhua", "chengguan", "shengtai", "fangguan", "jianguan", "police", "zongguan"];
        var best = Lines([.. many.SelectMany(unit => SampleBulletin.Closed(unit, 3)), .. SampleBulletin.Closed("shichang", 3, late: 3)])[0];
        Assert.EndsWith("等 7 家并列，100%", best, StringComparison.Ordinal);
        Assert.Equal(4, best.Count(c => c == '、'));
    }

    [Fact]
    public void All_but_one_is_not_a_hundred_percent() =>
        Assert.Contains("（2999/3000），99.9%", Lines([.. SampleBulletin.Closed("lvhua", 3000, late: 1), .. SampleBulletin.Closed("chengguan", 3)])[1], StringComparison.Ordinal);

    [Fact]
    public void Exempted_cases_are_on_time() =>
        Assert.Contains("均为 100%", Lines([.. SampleBulletin.Closed("lvhua", 3, late: 3).Select(f => f with { Exempt = true }), .. SampleBulletin.Closed("chengguan", 3)])[0], StringComparison.Ordinal);

    [Fact]
    public void A_unit_answers_for_what_it_has_to_accept_and_to_handle_not_for_verification() =>
        Assert.Equal(
            "超期未办最多：绿化市容管理，2 件",
            Lines([], SampleBulletin.InHand(1, TimeSpan.FromHours(1)), SampleBulletin.InHand(2, TimeSpan.FromHours(1), status: CaseStatus.Assigned),
                SampleBulletin.InHand(3, TimeSpan.FromHours(9), "chengguan", CaseStatus.Verifying), SampleBulletin.InHand(4, TimeSpan.FromHours(9), "chengguan", CaseStatus.CallingBack),
                SampleBulletin.InHand(5, TimeSpan.FromHours(9), "chengguan", CaseStatus.CallingBack))[^1]);

    private static IReadOnlyList<string> Lines(IReadOnlyList<CaseFacts> closed, params CaseSummary[] inHand) =>
        SampleBulletin.Of([], closed, inHand).Sections.Single(s => s.Title == "承办单位").Lines;
}
