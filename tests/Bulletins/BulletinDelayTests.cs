using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

public sealed class BulletinDelayTests
{
    [Theory]
    [InlineData("00:00:01", "不到 1 分钟")]
    [InlineData("00:59:59", "59 分钟")]
    [InlineData("01:00:59", "1 小时")]
    [InlineData("23:59:59", "23 小时 59 分钟")]
    [InlineData("1.00:59:00", "1 天")]
    [InlineData("40.01:59:00", "40 天 1 小时")]
    public void A_delay_is_said_in_its_two_largest_units(string late, string words) =>
        Assert.EndsWith($"，超期 {words}", Item(TimeSpan.Parse(late, System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    [Fact]
    public void What_is_due_at_this_very_instant_is_not_overdue() =>
        Assert.Equal(0, SampleBulletin.Figures([], [], [SampleBulletin.InHand(1, TimeSpan.Zero)]).InHand.Overdue);

    private static string Item(TimeSpan late) =>
        Assert.Single(SampleBulletin.Of([], [], [SampleBulletin.InHand(1, late)]).Sections.SelectMany(s => s.Items));
}
