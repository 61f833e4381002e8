using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>The source says something else about a report that is a case already. What is <c>null</c> is not said, and stays as it is.</summary>
public sealed record AmendReport : CaseCommand
{
    public required ReportStamp From { get; init; }

    public required string Category { get; init; }

    /// <summary>Left out: as it is, or the first of another category.</summary>
    public string? Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public bool? Urgent { get; init; }

    /// <summary>The name differs from the one in the reporter's row; neither is part of the command.</summary>
    public bool NameChanged { get; init; }

    /// <inheritdoc cref="NameChanged"/>
    public bool PhoneChanged { get; init; }

    /// <summary>The same of where the citizen lives.</summary>
    public bool AddressChanged { get; init; }

    /// <summary>A reporter who can be called is known, from this report or before.</summary>
    public bool HasReporter { get; init; }
}

/// <summary>A report of the source changed the case: the diff, before and after. Of name and phone only that they changed.</summary>
public sealed record ReportAmended : CaseEvent
{
    public required ReportStamp From { get; init; }

    public required ReportContent Before { get; init; }

    public required ReportContent After { get; init; }

    public bool NameChanged { get; init; }

    public bool PhoneChanged { get; init; }

    public bool AddressChanged { get; init; }

    public bool HasReporter { get; init; }

    /// <summary>Numbers of persons are masked in its texts; the whole texts stand sealed beside the log.</summary>
    public bool HasSealedWords { get; init; }

    /// <summary>Other service levels or limits may count now.</summary>
    internal bool ChangesRules => After is { Category: not null } or { Condition: not null } or { Urgent: not null };

    /// <summary>The fields that changed, in the order of the contract.</summary>
    public IEnumerable<string> Fields() => Before.Differences(After).Concat(NameChanged ? ["name"] : []).Concat(PhoneChanged ? ["phone"] : []).Concat(AddressChanged ? ["reporterAddress"] : []);
}

/// <summary>What a report says of the place and the matter; in a diff, only what differs is there.</summary>
public sealed record ReportContent
{
    public string? Category { get; init; }

    public string? Condition { get; init; }

    public string? Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public bool? Urgent { get; init; }

    internal static ReportContent Of(CaseState state) => new()
    {
        Category = state.Category,
        Condition = state.Condition,
        Description = state.Description,
        Address = state.Address,
        Location = state.Location,
        Grid = state.Grid,
        Urgent = state.Urgent,
    };

    /// <summary>This content without what the other has as well.</summary>
    internal ReportContent Without(ReportContent other) => new()
    {
        Category = Category == other.Category ? null : Category,
        Condition = Condition == other.Condition ? null : Condition,
        Description = Description == other.Description ? null : Description,
        Address = Address == other.Address ? null : Address,
        Location = Location == other.Location ? null : Location,
        Grid = Grid == other.Grid ? null : Grid,
        Urgent = Urgent == other.Urgent ? null : Urgent,
    };

    internal IEnumerable<string> Differences(ReportContent other)
    {
        if (Category != other.Category) yield return "category";
        if (Condition != other.Condition) yield return "condition";
        if (Description != other.Description) yield return "description";
        if (Address != other.Address) yield return "address";
        if (Location != other.Location) yield return "location";
        if (Grid != other.Grid) yield return "grid";
        if (Urgent != other.Urgent) yield return "urgent";
    }
}
