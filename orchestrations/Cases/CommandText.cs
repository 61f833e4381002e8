using Xinjing.Serverless.Dispatch;
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
        Return c => Missing("reason", c.Reason),
        Contact c => (c.Done ? Absent("at", c.At) ?? Missing("person", c.Person) : Missing("reason", c.Reason)) ?? TooLong("mode", c.Mode, MaxLineLength) ?? TooLong("reason", c.Reason),
        Report c => Missing("note", c.Note),
        Complete c => Missing("factFinding", c.FactFinding) ?? Missing("claimFinding", c.ClaimFinding) ?? Missing("note", c.Note) ?? Repeating(c),
        Verify { Passed: false } c => Missing("note", c.Note),
        Verify c => TooLong("note", c.Note),
        CallBack { Reached: true, Satisfaction: null } => Absent("satisfaction", value: null),
        CallBack { Satisfaction: Satisfaction.Dissatisfied } c => Missing("reason", c.Reason) ?? Repeated("reason", Repetition.OnlyRepeats(c.Reason!, "不满意", "dissatisfied")),
        CallBack c => TooLong("reason", c.Reason),
        Urge c => Missing("note", c.Note),
        Reject c => Missing("reason", c.Reason),
        Reopen c => Missing("reason", c.Reason),
        RequestExtension c => Missing("reason", c.Reason, MaxKeptLength),
        DecideExtension c => TooLong("note", c.Note),
        Suspend c => Missing("reason", c.Reason, MaxKeptLength),
        OrderSupervision c => Missing("order", c.Order, MaxKeptLength),
        Appeal c => Missing("reason", c.Reason, MaxKeptLength),
        DecideAppeal c => TooLong("note", c.Note),
        Merge c => Missing("into", c.Into, MaxLineLength),
        DiscloseReporter c => Missing("purpose", c.Purpose, MaxLineLength),
        EraseReporter c => Missing("reason", c.Reason, MaxKeptLength),
        UnlockReturn c => TooLong("note", c.Note),
        Assign c => Missing("unit", c.Unit) ?? TooLong("note", c.Note),
        _ => null,
    };

    /// <summary>Name and phone never reach the lifecycle, but have to fit their row.</summary>
    public static Decision? Refuse(Reporter? reporter) =>
        TooLong("reporter.name", reporter?.Name, MaxLineLength) ?? TooLong("reporter.phone", reporter?.Phone, MaxLineLength);

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
