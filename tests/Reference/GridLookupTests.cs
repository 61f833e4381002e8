using FsCheck.Xunit;
using Xinjing.Serverless.Dispatch;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class GridLookupTests
{
    private static readonly IReadOnlyList<Grid> Grids = Seeds.Town.GridSet.Grids;
    private static readonly Dispatcher Dispatcher = Seeds.Town.CreateDispatcher();

    [Fact]
    public void Every_centre_is_found_in_its_own_grid() =>
        Assert.All(Grids, grid => Assert.Equal(grid.Code, Dispatcher.GridAt(grid.Centre)?.Code));

    /// <summary>The order of the grids decides only between several that hold the point; so it must not matter.</summary>
    [Property(MaxTest = 2_000)]
    public void A_point_in_or_around_the_town_is_in_one_grid_at_most(ushort north, ushort east)
    {
        var point = new GeoPoint(31.2000 + (0.0300 * north / ushort.MaxValue), 121.3400 + (0.0500 * east / ushort.MaxValue));
        Assert.Equal(Dispatcher.GridAt(point), Reversed.GridAt(point));
    }

    [Property(MaxTest = 2_000)]
    public void A_point_on_a_shared_edge_is_in_one_grid_at_most(byte grid, byte corner, ushort along)
    {
        var outline = Grids[grid % Grids.Count].Polygon;
        var (from, to) = (outline[corner % outline.Count], outline[(corner + 1) % outline.Count]);
        var share = (double)along / ushort.MaxValue;
        var point = new GeoPoint(from.Lat + ((to.Lat - from.Lat) * share), from.Lon + ((to.Lon - from.Lon) * share));
        Assert.Equal(Dispatcher.GridAt(point), Reversed.GridAt(point));
    }

    [Fact]
    public void Outside_the_town_there_is_no_grid() => Assert.Null(Dispatcher.GridAt(new GeoPoint(31.2304, 121.4737)));

    private static Dispatcher Reversed { get; } = new(Seeds.Town.DispatchRuleSet.Rules, [.. Grids.Reverse()], Seeds.Town.UnitSet.Units);
}
