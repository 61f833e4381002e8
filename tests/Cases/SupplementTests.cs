using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class SupplementTests
{
    private static readonly GeoPoint Corner = new(31.2065, 121.3671);

    [Fact]
    public void What_was_not_said_is_filled_in_and_what_was_stays()
    {
        var inHand = new CaseInHand();
        Assert.Null(inHand.Give(new Supplement("在东侧", "剑河路1号", Corner), SampleTown.Reporter));
        Assert.Null(inHand.Give(new Supplement("还有一袋", "剑河路2号", Corner with { Lat = 31 }), SampleTown.Reporter));
        Assert.Equal(($"{SampleTown.Report.Description}\n在东侧\n还有一袋", "剑河路1号", Corner), (inHand.State.Description, inHand.State.Address, inHand.State.Location));
    }

    [Fact]
    public void Nothing_somebody_elses_and_too_much_are_refused()
    {
        var inHand = new CaseInHand();
        Assert.Equal("field-missing", inHand.Give(new Supplement(), SampleTown.Reporter)?.Code);
        Assert.Equal("not-yours", inHand.Give(new Supplement("在东侧"), new Actor("another", [Role.Reporter]))?.Code);
        Assert.Null(inHand.Give(new Supplement(new string('长', 4_000)), SampleTown.Reporter));
        Assert.Equal("field-too-long", inHand.Give(new Supplement(new string('长', 4_000)), SampleTown.Reporter)?.Code);
    }

    [Fact]
    public void A_picture_that_cannot_be_had_is_noted_once()
    {
        var inHand = new CaseInHand();
        Assert.Null(inHand.Give(new NoteMissingPhoto("media-1", PhotoKind.Report, "已过期"), Actor.System));
        Assert.Null(inHand.Give(new NoteMissingPhoto("media-1", PhotoKind.Report, "已过期"), Actor.System));
        Assert.Equal(new MissingPhoto("media-1", PhotoKind.Report, "已过期"), Assert.Single(inHand.State.MissingPhotos));
        Assert.Equal("not-yours", inHand.Give(new NoteMissingPhoto("media-2", PhotoKind.Report, "已过期"), SampleTown.Dispatcher)?.Code);
    }
}
