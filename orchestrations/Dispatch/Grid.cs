namespace Xinjing.Serverless.Dispatch;

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
