namespace Xinjing.Serverless.Records;

/// <summary>What a lifecycle says to a command: what happens, or why not.</summary>
public sealed record Decision
{
    private Decision()
    {
    }

    public IReadOnlyList<LoggedEvent> Events { get; private init; } = [];

    public Rejection? Rejection { get; private init; }

    internal static Decision Of(params IReadOnlyList<LoggedEvent> events) => new() { Events = events };

    internal static Decision Reject(RejectionKind kind, string code, string detail) =>
        new() { Rejection = new Rejection(kind, code, detail) };

    internal static Decision NotNow(string code, string detail) => Reject(RejectionKind.State, code, detail);

    internal static Decision Invalid(string code, string detail) => Reject(RejectionKind.Content, code, detail);
}

public enum RejectionKind
{
    /// <summary>Not in this state of the record; another state would allow it.</summary>
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
