namespace Xinjing.Serverless.Cases;

/// <summary>What the words of a command have to satisfy, whatever the case is like.</summary>
internal static class CommandText
{
    /// <summary>Characters (UTF-16) of one text: a log row holds it with room to spare.</summary>
    private const int MaxLength = 4_000;

    public static Decision? Refuse(CaseCommand command) => command switch
    {
        Return c => Missing("reason", c.Reason),
        Contact { Done: true } c => c.At is null ? Missing("at", null) : Missing("person", c.Person),
        Contact c => Missing("reason", c.Reason),
        Report c => Missing("note", c.Note),
        Complete c => Missing("factFinding", c.FactFinding) ?? Missing("claimFinding", c.ClaimFinding) ?? Missing("note", c.Note),
        Verify { Passed: false } c => Missing("note", c.Note),
        Verify c => TooLong("note", c.Note),
        CallBack { Reached: true, Satisfaction: null } => Missing("satisfaction", null),
        CallBack { Satisfaction: Satisfaction.Dissatisfied } c => Missing("reason", c.Reason),
        CallBack c => TooLong("reason", c.Reason),
        Urge c => Missing("note", c.Note),
        Reject c => Missing("reason", c.Reason),
        Reopen c => Missing("reason", c.Reason),
        Assign c => Missing("unit", c.Unit) ?? TooLong("note", c.Note),
        _ => null,
    };

    public static Decision? Missing(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Decision.Reject(RejectionKind.Content, "field-missing", $"'{field}' must be given here.") : TooLong(field, text);

    private static Decision? TooLong(string field, string? text) =>
        text?.Length > MaxLength ? Decision.Reject(RejectionKind.Content, "field-too-long", $"'{field}' takes {MaxLength} characters.") : null;
}
