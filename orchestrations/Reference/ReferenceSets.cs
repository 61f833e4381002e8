using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

/// <summary>What every set of reference data says about itself; a set is replaced as a whole.</summary>
public abstract record ReferenceSet
{
    /// <summary>Name and date of the set.</summary>
    public required string Edition { get; init; }

    /// <summary>For people: what the set is and where it comes from.</summary>
    public string? Note { get; init; }
}

public sealed record GridSet : ReferenceSet
{
    public required IReadOnlyList<Grid> Grids { get; init; }
}

public sealed record UnitSet : ReferenceSet
{
    public required IReadOnlyList<Unit> Units { get; init; }
}

public sealed record StaffSet : ReferenceSet
{
    public required IReadOnlyList<StaffMember> Staff { get; init; }
}

public sealed record CategorySet : ReferenceSet
{
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>For every category that has no rule of its own; <see cref="DuplicateRule.Usual"/> when left out.</summary>
    public DuplicateRule? Duplicates { get; init; }

    /// <summary>Code of the class for a report that nobody could classify; the last one when left out.</summary>
    public string? Fallback { get; init; }

    public DuplicateRule DuplicatesOf(string category) =>
        Categories.FirstOrDefault(c => c.Code == category)?.Duplicates ?? Duplicates ?? DuplicateRule.Usual;
}

public sealed record DispatchRuleSet : ReferenceSet
{
    /// <summary>In order: the first that matches counts.</summary>
    public required IReadOnlyList<DispatchRule> Rules { get; init; }
}
