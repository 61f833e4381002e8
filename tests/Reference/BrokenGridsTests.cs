using FsCheck.Xunit;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenGridsTests
{
    private const string File = ReferenceFile.Grids;

    [Fact]
    public void Two_grids_with_one_code() => Broken.Grids(all => all.At(1, g => g with { Code = all[0].Code })).HasOnly(File, "grids[1].code", "grids[0].code already");

    [Theory]
    [InlineData("31010510200100")]
    [InlineData("31010510200100A")]
    [InlineData("３10105102001001")]
    public void A_code_that_is_not_fifteen_digits(string code) => Broken.Grids(all => all.At(0, g => g with { Code = code })).HasOnly(File, "grids[0].code", "fifteen digits");

    [Fact]
    public void A_property_unit_that_does_not_exist() =>
        Broken.Grids(all => all.At(3, g => g with { PropertyUnit = "wuye-x" })).HasOnly(File, "grids[3].propertyUnit", "'wuye-x'");

    [Fact]
    public void An_outline_of_two_points() =>
        Broken.Grids(all => all.At(3, g => g with { Polygon = [.. g.Polygon.Take(2)] })).HasOnly(File, "grids[3].polygon", "three points");

    [Fact]
    public void An_outline_that_crosses_itself() =>
        Broken.Grids(all => all.At(0, g => g with { Polygon = [g.Polygon[0], g.Polygon[2], g.Polygon[1], g.Polygon[3]] })).HasOnly(File, "grids[0].polygon", "crosses itself");

    [Fact]
    public void A_centre_outside_the_outline() =>
        Broken.Grids(all => all.At(3, g => g with { Centre = all[2].Centre })).HasOnly(File, "grids[3].centre", "not inside");

    [Fact]
    public void A_centre_on_the_outline() =>
        Broken.Grids(all => all.At(3, g => g with { Centre = g.Polygon[0] })).HasOnly(File, "grids[3].centre", "not inside");

    [Fact]
    public void A_centre_with_latitude_and_longitude_swapped() =>
        Broken.Grids(all => all.At(3, g => g with { Centre = Swap(g.Centre) })).HasOnly(File, "grids[3].centre", "swapped");

    [Fact]
    public void A_corner_with_latitude_and_longitude_swapped() =>
        Broken.Grids(all => all.At(3, g => g with { Polygon = g.Polygon.At(2, Swap) })).HasOnly(File, "grids[3].polygon[2]", "swapped");

    [Fact]
    public void A_corner_that_reaches_into_the_neighbour() =>
        Broken.Grids(all => all.At(0, g => g with { Polygon = g.Polygon.At(3, p => p with { Lat = p.Lat + 0.001 }) })).HasOnly(File, "grids[1].polygon", "Overlaps grids[0]");

    [Fact]
    public void Two_grids_with_one_outline() =>
        Broken.Grids(all => all.At(1, g => g with { Polygon = all[0].Polygon, Centre = all[0].Centre })).HasOnly(File, "grids[1].polygon", "Overlaps grids[0]");

    /// <summary>Steps of about ten metres, up to a grid's width in each direction: wherever in the town the copy lands, ground is taken twice.</summary>
    [Property]
    public void A_further_grid_anywhere_in_the_town_overlaps_another(byte model, sbyte north, sbyte east)
    {
        var grid = Seeds.Town.GridSet.Grids[model % Seeds.Town.GridSet.Grids.Count];
        var moved = grid with { Code = "310105102999001", Centre = Move(grid.Centre), Polygon = [.. grid.Polygon.Select(Move)] };
        if (Seeds.Town.CreateDispatcher().GridAt(moved.Centre) is null) return;
        var problems = Broken.Grids(all => [.. all, moved]).FindProblems();
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.Equal((File, $"grids[{Seeds.Town.GridSet.Grids.Count}].polygon"), (p.File, p.Place)));

        GeoPoint Move(GeoPoint p) => new(p.Lat + (north * 0.00005), p.Lon + (east * 0.00005));
    }

    private static GeoPoint Swap(GeoPoint point) => new(point.Lon, point.Lat);
}
