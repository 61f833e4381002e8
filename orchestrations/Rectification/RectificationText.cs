using System.Text.RegularExpressions;
using Xinjing.Serverless.Records;
using static Xinjing.Serverless.Records.Wording;

namespace Xinjing.Serverless.Rectification;

/// <summary>What the words of a command have to satisfy, whatever the target is like.</summary>
internal static partial class RectificationText
{
    public static Decision? Refuse(RectificationCommand command) => command switch
    {
        DeliverNotice c => NoAccount(c.Account),
        SetAccount c => NoAccount(c.Account),
        Entrust c => Hollow("jointUnits", c.JointUnits ?? []),
        Check c => Refuse("answers", c.Answers),
        Inspect c => Refuse("answers", c.Answers) ?? TooLong("team", c.Team, MaxLineLength),
        ServeOrder c => Hollow("terms", c.Terms ?? []) ?? TooLong("receivedBy", c.ReceivedBy, MaxLineLength) ?? TooLong("number", c.Number, MaxLineLength),
        HandIn c => TooLong("file", c.File, MaxLineLength),
        JudgePaper { Accepted: false } c => Missing("reason", c.Reason, MaxKeptLength),
        JudgePaper c => TooLong("reason", c.Reason, MaxKeptLength),
        ReportFixed c => Missing("note", c.Note),
        Reinspect c => Hollow("results", c.Results) ?? c.Results.Select(r => r.Cured ? TooLong("note", r.Note, MaxKeptLength) : Missing("note", r.Note, MaxKeptLength)).FirstOrDefault(r => r is not null),
        RequestTermExtension c => Missing("reason", c.Reason, MaxKeptLength),
        DecideTermExtension c => TooLong("note", c.Note),
        SuspendTarget c => Missing("reason", c.Reason, MaxKeptLength),
        UrgeTarget c => Missing("note", c.Note),
        HoldInterview c => Missing("note", c.Note),
        HandOver c => Missing("note", c.Note, MaxKeptLength),
        RecordResult c => Missing("note", c.Note) ?? TooLong("document", c.Document, MaxLineLength),
        Revisit c => Missing("note", c.Note) ?? Refuse("relapses", c.Relapses ?? []),
        Exclude c => Missing("note", c.Note, MaxKeptLength),
        Reinstate c => Missing("reason", c.Reason),
        _ => null,
    };

    /// <summary>The words of a list's row.</summary>
    public static Decision? Refuse(TargetEntry entry) =>
        Missing("name", entry.Name, MaxLineLength) ?? Missing("address", entry.Address, MaxLineLength) ?? TooLong("registration", entry.Registration, most: 40)
        ?? TooLong("section", entry.Section, MaxLineLength) ?? TooLong("grid", entry.Grid, MaxLineLength)
        ?? NoAccount(entry.Account);

    /// <summary>The platform would take several accounts, and <c>@all</c>, in this place.</summary>
    private static Decision? NoAccount(string? account) => account is null || WeComUser().IsMatch(account)
        ? null
        : Decision.Invalid("account-invalid", "'account' is one WeCom user id: 1 to 64 letters, digits, '_', '-', '@' and '.', beginning with a letter or digit.");

    [GeneratedRegex(@"\A[0-9A-Za-z][0-9A-Za-z._@-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WeComUser();

    /// <summary>JSON can have null among the elements of a list, which no annotation forbids.</summary>
    private static Decision? Hollow<T>(string field, IReadOnlyList<T> list) where T : class =>
        list.Any(element => element is null) ? Decision.Invalid("field-missing", $"'{field}' has an element that is null.") : null;

    private static Decision? Refuse(string field, IReadOnlyList<ItemAnswer> answers) =>
        Hollow(field, answers) ?? answers.Select(a => a.Ok ? TooLong("note", a.Note, MaxKeptLength) : Missing("note", a.Note, MaxKeptLength)).FirstOrDefault(refusal => refusal is not null);
}
