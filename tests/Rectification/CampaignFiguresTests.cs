using FsCheck.Xunit;
using Xinjing.Serverless.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

public sealed class CampaignFiguresTests
{
    [Fact]
    public async Task Who_is_off_the_list_is_no_part_of_the_denominator()
    {
        var figures = await CountAsync(
            Mark(RectificationStatus.Passed, visited: true), Mark(RectificationStatus.Listed), Mark(RectificationStatus.Rectifying, visited: true),
            Mark(RectificationStatus.Excluded) with { Excluded = ExclusionReason.Moved }, Mark(RectificationStatus.Excluded, visited: true) with { Excluded = ExclusionReason.ClosedDown });
        Assert.Equal((3, 2, 2, 1, 0.6667), (figures.Total.Targets, figures.Total.Excluded, figures.Total.Visited, figures.Total.Unvisited, figures.Total.Coverage));
        Assert.Equal((1, 1), (figures.Exclusions[ExclusionReason.Moved], figures.Exclusions[ExclusionReason.ClosedDown]));
    }

    [Fact]
    public async Task A_campaign_without_targets_has_no_coverage() => Assert.Null((await CountAsync()).Total.Coverage);

    [Property(MaxTest = 100)]
    public async Task The_parts_make_the_whole(byte[] bytes)
    {
        var statuses = Enum.GetValues<RectificationStatus>();
        var figures = await CountAsync([.. bytes.Select((b, i) => Mark(statuses[b % statuses.Length], b % 2 == 0) with { Section = $"s{b % 3}", Kind = $"k{b % 5}", Unit = $"u{i % 2}" })]);
        Assert.Equal(bytes.Length, figures.Total.Targets + figures.Total.Excluded);
        Assert.Equal(bytes.Length, figures.ByStatus.Values.Sum());
        foreach (var parts in new[] { figures.Sections, figures.Kinds, figures.Units })
        {
            Assert.Equal(figures.Total.Targets, parts.Values.Sum(p => p.Targets));
            Assert.Equal(figures.Total.Visited, parts.Values.Sum(p => p.Visited));
            Assert.Equal(figures.Total.Unvisited, parts.Values.Sum(p => p.Unvisited));
        }
    }

    private static TargetMark Mark(RectificationStatus status, bool visited = false) => new() { Status = status, Kind = "catering", Unit = "shengtai", Visited = visited, Round = 1 };

    private static Task<CampaignFigures> CountAsync(params TargetMark[] marks) => CampaignFigures.CountAsync(EachAsync(marks), Start, TestContext.Current.CancellationToken);

    private static async IAsyncEnumerable<TargetMark> EachAsync(TargetMark[] marks)
    {
        foreach (var mark in marks) yield return await Task.FromResult(mark);
    }
}
