using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Dispatch;

/// <summary>A point in WGS-84 degrees.</summary>
/// <param name="Lat">Latitude, -90 to 90.</param>
/// <param name="Lon">Longitude, -180 to 180.</param>
public sealed record GeoPoint(double Lat, double Lon)
{
    [JsonIgnore]
    public bool IsOnEarth => Math.Abs(Lat) <= 90 && Math.Abs(Lon) <= 180;
}

/// <summary>A responsibility grid (责任网格).</summary>
public sealed record Grid
{
    /// <summary>Fifteen digits: district 6 + town 3 + community 3 + grid 3.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required GeoPoint Centre { get; init; }

    /// <summary>Outline, at least three points, not closed; WGS-84.</summary>
    public required IReadOnlyList<GeoPoint> Polygon { get; init; }

    /// <summary>The property company or unit that looks after the grid.</summary>
    public string? PropertyUnit { get; init; }
}

/// <summary>A unit that cases can be assigned to (承办单位).</summary>
public sealed record Unit
{
    /// <summary>Short latin name, the <c>unit</c> of tokens, commands and filters.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Staff id of the unit's leader, told first when something is overdue.</summary>
    public required string Leader { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    [JsonStringEnumMemberName("center")]
    Center,

    [JsonStringEnumMemberName("department")]
    Department,

    [JsonStringEnumMemberName("police")]
    Police,

    [JsonStringEnumMemberName("propertyCompany")]
    PropertyCompany,
}

/// <summary>A person who works with cases; the id is the <c>sub</c> of their token.</summary>
public sealed record StaffMember
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>Any of reporter, dispatcher, handler, verifier, supervisor, admin.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public string? WeComId { get; init; }
}

/// <summary>Which unit gets which cases. The first rule that matches counts.</summary>
public sealed record DispatchRule
{
    public required string Id { get; init; }

    /// <summary>Category codes or their first digits; left out: every category.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Grid codes; left out: every grid.</summary>
    public IReadOnlyList<string>? Grids { get; init; }

    /// <summary>Units in order of preference; a unit that has returned the case is passed over. <c>@property</c> is the grid's own property unit.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Units that handle it together with the first (联勤联动).</summary>
    // The generated reader sets null where it is left out, initializer or not.
    public IReadOnlyList<string> JointUnits { get; init => field = value ?? []; } = [];

    public bool Covers(string category, string? grid) =>
        (Categories?.Any(prefix => category.StartsWith(prefix, StringComparison.Ordinal)) ?? true)
        && (Grids is null || (grid is not null && Grids.Contains(grid, StringComparer.Ordinal)));
}
