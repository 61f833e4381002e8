namespace Xinjing.Serverless.Cases;

/// <summary>What the lifecycle says to a command: what happens, or why not.</summary>
public sealed record Decision
{
    private Decision()
    {
    }

    public IReadOnlyList<CaseEvent> Events { get; private init; } = [];

    public Rejection? Rejection { get; private init; }

    internal static Decision Of(params IReadOnlyList<CaseEvent> events) => new() { Events = events };

    internal static Decision Reject(RejectionKind kind, string code, string detail) =>
        new() { Rejection = new Rejection(kind, code, detail) };
}

public enum RejectionKind
{
    /// <summary>Not in this state of the case; another state would allow it.</summary>
    State,

    /// <summary>Not by this person.</summary>
    Person,

    /// <summary>The command itself says something that cannot be.</summary>
    Content,
}

/// <summary>A named refusal.</summary>
/// <param name="Code">Stable, kebab-case; clients may rely on it.</param>
/// <param name="Detail">For people: what to change.</param>
public sealed record Rejection(RejectionKind Kind, string Code, string Detail);
