namespace Xinjing.Serverless.Dispatch;

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
