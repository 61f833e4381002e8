using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Deadlines;

/// <summary>A class of case: 部件 (a component such as a manhole cover) or 事项 (an event such as exposed rubbish).</summary>
public sealed record Category
{
    /// <summary>Five digits, 大类 2 + 小类 3; with a leading <c>P</c> for 部件, since a code is unique only together with its kind.</summary>
    public required string Code { get; init; }

    /// <summary>The small code of GB/T 30428.2-2013 (<c>01-10</c>), where the class had one.</summary>
    public string? OldCode { get; init; }

    /// <summary><c>component</c> (部件) or <c>event</c> (事项).</summary>
    public required string Kind { get; init; }

    /// <summary>Chinese name, as the standard has it.</summary>
    public required string Name { get; init; }

    /// <summary>The standard that the code comes from.</summary>
    public required string StandardEdition { get; init; }

    /// <summary>Conditions for filing (立案条件), at least one; the first is taken when a report names none.</summary>
    public required IReadOnlyList<CategoryCondition> Conditions { get; init; }

    /// <summary>Words of everyday speech that tell of this class, besides its name; the longest that a text has counts.</summary>
    public IReadOnlyList<string> Words { get; init => field = value ?? []; } = [];

    /// <summary>When a report of this class is taken for a likely duplicate; the set's rule when left out.</summary>
    public DuplicateRule? Duplicates { get; init; }
}

/// <summary>One condition for filing a case of a class; the limit belongs to the condition, not to the class.</summary>
public sealed record CategoryCondition
{
    /// <summary>Unique within its category, for example <c>missing</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese wording of the condition.</summary>
    public required string Name { get; init; }

    /// <summary>How long handling may take.</summary>
    public required TimeLimit Limit { get; init; }
}
