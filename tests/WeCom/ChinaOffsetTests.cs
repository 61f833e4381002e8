using FsCheck.Xunit;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class ChinaOffsetTests
{
    [Fact]
    public void A_point_in_the_town_is_shown_some_five_hundred_metres_off()
    {
        var point = new GeoPoint(31.2065, 121.3671);
        Assert.InRange(Metres(point, ChinaOffset.ToGcj02(point)), 400, 600);
    }

    [Fact]
    public void A_published_pair_agrees_to_a_metre()
    {
        // From the tests of the library eviltransform: The Bund in both systems.
        Assert.InRange(Metres(ChinaOffset.ToGcj02(new GeoPoint(31.1774276, 121.5272106)), new GeoPoint(31.17530398364597, 121.531541859215)), 0, 1);
    }

    [Fact]
    public void Outside_China_nothing_is_moved()
    {
        var tokyo = new GeoPoint(35.68, 139.77);
        Assert.Equal((tokyo, tokyo), (ChinaOffset.ToGcj02(tokyo), ChinaOffset.ToWgs84(tokyo)));
    }

    [Property(MaxTest = 2000)]
    public void There_and_back_is_the_same_place(ushort north, ushort east)
    {
        var point = new GeoPoint(20 + (north / 65_536.0 * 30), 80 + (east / 65_536.0 * 50));
        Assert.InRange(Metres(point, ChinaOffset.ToWgs84(ChinaOffset.ToGcj02(point))), 0, 1);
    }

    private static double Metres(GeoPoint a, GeoPoint b)
    {
        var north = (a.Lat - b.Lat) * 111_195;
        var east = (a.Lon - b.Lon) * 111_195 * Math.Cos(a.Lat * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
