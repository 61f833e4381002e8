using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class DuplicateSearchTests
{
    private static readonly GeoPoint Corner = new(31.2065, 121.3671);
    private static readonly DuplicateRule Rule = new(WithinMetres: 100, WithinDays: 14);

    [Theory]
    [InlineData(0.0008, true)]
    [InlineData(0.0010, false)]
    public void Near_ends_at_the_distance_of_the_rule(double degreesNorth, bool isFound)
    {
        var other = Open("a") with { Location = Corner with { Lat = Corner.Lat + degreesNorth } };
        Assert.Equal(isFound, Search(location: Corner).Among([other]).Count == 1);
    }

    [Fact]
    public void An_address_counts_however_it_is_spaced_and_marked()
    {
        var other = Open("a") with { Address = "剑河路 ５８０号（甘溪路口）" };
        Assert.Equal([new LikelyDuplicate("a", Metres: null)], Search(address: "剑河路580号,甘溪路口").Among([other]));
    }

    [Fact]
    public void Places_that_are_known_to_be_far_apart_are_not_the_same_for_having_one_address()
    {
        var other = Open("a") with { Address = "剑河路", Location = Corner with { Lat = Corner.Lat + 0.01 } };
        Assert.Empty(Search(Corner, "剑河路").Among([other]));
    }

    [Fact]
    public void Another_category_an_old_case_and_a_closed_one_are_no_duplicates()
    {
        var same = Open("a") with { Location = Corner };
        CaseSummary[] others =
        [
            same with { Category = "06030" }, same with { FiledAt = SampleTown.Noon.AddDays(-15) }, same with { Stage = CaseStage.Closed, Status = CaseStatus.Closed },
        ];
        Assert.Empty(Search(location: Corner).Among(others));
    }

    [Fact]
    public void The_likeliest_three_are_suggested()
    {
        CaseSummary[] others =
        [
            Open("far") with { Location = North(80) }, Open("near") with { Location = North(10) }, Open("nearer") with { Location = North(5) },
            Open("address") with { Location = North(60), Address = "剑河路1号" },
        ];
        Assert.Equal(["address", "nearer", "near"], Search(Corner, "剑河路1号").Among(others).Select(d => d.CaseId));
        Assert.Equal([60, 5, 10], Search(Corner, "剑河路1号").Among(others).Select(d => d.Metres!.Value));
    }

    [Fact]
    public void A_report_of_no_place_and_a_category_without_suggestions_ask_nothing()
    {
        Assert.Null(DuplicateSearch.For(Report(location: null, address: " ，"), Rule, SampleTown.Noon));
        Assert.Null(DuplicateSearch.For(Report(Corner, address: null), Rule with { WithinMetres = 0 }, SampleTown.Noon));
    }

    [Property]
    public void Every_point_within_the_distance_is_in_the_vicinity(ushort north, ushort east)
    {
        var (lat, lon) = (north / 65_535.0 * 0.004 - 0.002, east / 65_535.0 * 0.004 - 0.002);
        var point = new GeoPoint(Corner.Lat + lat, Corner.Lon + lon);
        var near = Vicinity.Of(Corner, 100);
        var isInside = point.Lat >= near.South && point.Lat <= near.North && point.Lon >= near.West && point.Lon <= near.East;
        Assert.True(isInside || Vicinity.Distance(Corner, point) > 99.99);
    }

    private static DuplicateSearch Search(GeoPoint? location = null, string? address = null) =>
        DuplicateSearch.For(Report(location, address), Rule, SampleTown.Noon)!;

    private static CaseReport Report(GeoPoint? location, string? address) =>
        new() { Source = "resident", Category = "06010", Description = "垃圾", Location = location, Address = address };

    private static CaseSummary Open(string id) => CaseSummary.Of(new CaseInHand().State) with { Id = id, FiledAt = SampleTown.Noon.AddDays(-1), Address = null, Location = null };

    private static GeoPoint North(double metres) => Corner with { Lat = Corner.Lat + (metres / 111_195) };
}
