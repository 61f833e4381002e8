using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;
using static Xinjing.Serverless.Records.Wording;

namespace Xinjing.Serverless.Cases;

/// <summary>What the words of a command have to satisfy, whatever the case is like.</summary>
internal static class CommandText
{
    public static Decision? Refuse(CaseCommand command) => command switch
    {
        FileCase c => Missing("description", c.Description) ?? TooLong("sourceId", c.SourceId, MaxLineLength) ?? TooLong("address", c.Address, MaxLineLength) ?? OffTheMap(c.Location),
        Supplement c => TooLong("note", c.Note) ?? TooLong("address", c.Address, MaxLineLength) ?? OffTheMap(c.Location),
        AmendReport c => Missing("description", c.Description) ?? TooLong("address", c.Address, MaxLineLength) ?? OffTheMap(c.Location),
        Return c => Required("reason", c.Reason),
        Contact c => (c.Done ? Absent("at", c.At) ?? Required("person", c.Person) : Required("reason", c.Reason)) ?? Optional("mode", c.Mode, MaxLineLength) ?? Optional("reason", c.Reason),
        Report c => Required("note", c.Note),
        Complete c => Required("factFinding", c.FactFinding) ?? Required("claimFinding", c.ClaimFinding) ?? Required("note", c.Note) ?? Repeating(c),
        Verify { Passed: false } c => Required("note", c.Note),
        Verify c => Optional("note", c.Note),
        CallBack { Reached: true, Satisfaction: null } => Absent("satisfaction", value: null),
        CallBack { Satisfaction: Satisfaction.Dissatisfied } c => Required("reason", c.Reason) ?? Repeated("reason", Repetition.OnlyRepeats(c.Reason!, "不满意", "dissatisfied")),
        CallBack c => Optional("reason", c.Reason),
        Urge c => Required("note", c.Note),
        Reject c => Required("reason", c.Reason),
        Reopen c => Required("reason", c.Reason),
        RequestExtension c => Required("reason", c.Reason, MaxKeptLength),
        DecideExtension c => Optional("note", c.Note),
        Suspend c => Required("reason", c.Reason, MaxKeptLength),
        OrderSupervision c => Required("order", c.Order, MaxKeptLength),
        Appeal c => Required("reason", c.Reason, MaxKeptLength),
        DecideAppeal c => Optional("note", c.Note),
        Merge c => Missing("into", c.Into, MaxLineLength),
        DiscloseReporter c => Required("purpose", c.Purpose, MaxLineLength),
        EraseReporter c => Required("reason", c.Reason, MaxKeptLength),
        UnlockReturn c => Optional("note", c.Note),
        Assign c => Missing("unit", c.Unit) ?? Optional("note", c.Note),
        _ => null,
    };

    /// <summary>Who a citizen is never reaches the lifecycle, but has to fit its row.</summary>
    public static Decision? Refuse(Reporter? reporter) =>
        TooLong("reporter.name", reporter?.Name, MaxLineLength) ?? TooLong("reporter.phone", reporter?.Phone, MaxLineLength) ?? TooLong("reporter.address", reporter?.Address, MaxLineLength);

    /// <summary>Words of the staff's. The log can forget nothing, and what a citizen's phone is for stands where it can be erased.</summary>
    private static Decision? Required(string field, string? text, int most = MaxLength) => Missing(field, text, most) ?? Personal(field, text);

    /// <inheritdoc cref="Required"/>
    private static Decision? Optional(string field, string? text, int most = MaxLength) => TooLong(field, text, most) ?? Personal(field, text);

    private static Decision? Personal(string field, string? text) => PersonalNumbers.AreIn(text)
        ? Decision.Reject(RejectionKind.Content, "personal-number", $"'{field}' holds somebody's mobile phone or identity number, which the log could never forget; leave it out. Who has to call finds the citizen's at /api/cases/{{id}}/reporter.")
        : null;

    private static Decision? Repeating(Complete c) =>
        Repeated("factFinding", Repetition.IsInItself(c.FactFinding))
        ?? Repeated("claimFinding", Repetition.IsInItself(c.ClaimFinding))
        ?? Repeated("note", Repetition.OnlyRepeats(c.Note, [.. Repetition.Words(c.Result), c.FactFinding, c.ClaimFinding]));

    private static Decision? Repeated(string field, bool repeats) =>
        repeats ? Decision.Reject(RejectionKind.Content, "explanation-repeats", $"'{field}' only repeats what was chosen; say what was found and done.") : null;

    private static Decision? OffTheMap(GeoPoint? point) =>
        point is null or { IsOnEarth: true }
            ? null
            : Decision.Reject(RejectionKind.Content, "location-invalid", "'location' takes lat from -90 to 90 and lon from -180 to 180, in WGS-84 degrees.");
}
