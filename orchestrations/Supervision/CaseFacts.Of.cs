using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Supervision;

public sealed partial record CaseFacts
{
    /// <summary>The facts of a case as it is now.</summary>
    public static CaseFacts Of(CaseState state)
    {
        var handled = state.Stage == CaseStage.Supervision || state.Status == CaseStatus.Closed;
        var handling = state.Find(DeadlineKind.Handling);
        var contact = state.Find(DeadlineKind.FirstContact);
        return new CaseFacts
        {
            Id = state.Id,
            Source = state.Source,
            Category = state.Category,
            Grid = state.Grid,
            Unit = state.Unit,
            Day = ShanghaiTime.Day(state.FiledAt),
            Rejected = state.Stage == CaseStage.Closed && state.Status != CaseStatus.Closed,
            Dispatched = state.Unit is not null || state.ReturnedBy.Count > 0,
            Handled = handled,
            Closed = state.Status == CaseStatus.Closed,
            HandlingDueAt = handling is { Status: DeadlineStatus.Running } ? handling.DueAt : null,
            HandledLate = state.LateRounds > 0 || handling?.Status == DeadlineStatus.Missed,
            Exempt = handling?.Exempt == true,
            CheckedLate = IsMissed(state, DeadlineKind.Verification) || IsMissed(state, DeadlineKind.CallBack),
            FirstContact = ContactOf(state, contact),
            FirstContactDueAt = contact is { Status: DeadlineStatus.Running } ? contact.DueAt : null,
            Result = handled ? state.Result : null,
            Satisfaction = state.Satisfaction,
            Rounds = state.Rounds,
            Returns = state.ReturnedBy.Count,
            Urgings = state.Urgings,
            Reminders = state.Deadlines.Sum(d => d.Alerts.Take(d.AlertsGiven).Count(a => a.EscalateTo is null)),
            Escalations = state.Deadlines.Sum(d => d.Alerts.Take(d.AlertsGiven).Count(a => a.EscalateTo is not null)),
            HoursToAcceptance = Hours(state.FiledAt, EndOf(state.Find(DeadlineKind.Acceptance))),
            HoursToCompletion = handled ? Hours(handling?.StartedAt, EndOf(handling)) : null,
        };
    }

    /// <summary>Late contact is none: the rule is one working day. What completion cancelled was never made.</summary>
    private static bool? ContactOf(CaseState state, Deadline? contact) => contact?.Status switch
    {
        DeadlineStatus.Met => true,
        DeadlineStatus.Missed => false,
        DeadlineStatus.Cancelled when state.Result is not null => false,
        DeadlineStatus.Running when state.Contacted == false => false,
        _ => null,
    };

    private static bool IsMissed(CaseState state, DeadlineKind kind) => state.Find(kind)?.Status == DeadlineStatus.Missed;

    private static DateTimeOffset? EndOf(Deadline? deadline) => deadline is { Status: DeadlineStatus.Met or DeadlineStatus.Missed } ? deadline.EndedAt : null;

    private static double? Hours(DateTimeOffset? from, DateTimeOffset? to) => (to - from)?.TotalHours;
}
