using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>Who is told of an event in the chat, and what; pure.</summary>
/// <param name="state">The case after the event, or later.</param>
/// <param name="now">UTC.</param>
/// <param name="escalationRobot">Of the group that is told of escalations beyond a unit; <c>null</c> for none.</param>
public sealed class CaseNotices(ReferenceData data, CaseState state, DateTimeOffset now, string? escalationRobot = null)
{
    /// <summary>Nobody is told of what they did themselves; who is not in the chat is passed over.</summary>
    public IReadOnlyList<OutgoingMessage> Of(LogEntry entry) => CaseRecord.Kind.Read(entry).Event switch
    {
        CaseAssigned e => Tell(entry, Handlers([e.Unit, .. e.JointUnits]), $"新案件派到{CaseWords.Unit(data, e.Unit)}", isCard: true),
        CaseReturned e => Tell(entry, With(Role.Dispatcher), $"{CaseWords.Unit(data, e.Unit)}退单：{CaseWords.Short(e.Reason)}"),
        DispatchDeferred => Tell(entry, With(Role.Dispatcher), "没有可自动派遣的单位，请人工派遣"),
        DeadlineReminded e => Tell(entry, Responsible(e.Deadline), $"即将到期：{Name(e.Deadline)}{CaseWords.Due(e.DueAt, now)}", isCard: true),
        DeadlineEscalated e => Escalate(entry, e, $"已超期：{Name(e.Deadline)}，原应于 {CaseWords.Time(e.DueAt)} 前完成"),
        CaseUrged e => Tell(entry, Handlers(Units()), $"催办：{CaseWords.Short(e.Note)}", isCard: true),
        SupervisionOrdered e => Tell(entry, Handlers(Units()), $"督办：{CaseWords.Short(e.Order)}", isCard: true),
        CitizenCalledBack { Outcome: CheckOutcome.Rework } => Tell(entry, Leader(), "市民不满意，由您本人在时限内重新处置", isCard: true),
        CaseVerified { Outcome: CheckOutcome.Rework } => Tell(entry, Handlers(Units()), "核查未通过，请返工", isCard: true),
        CaseVerified { Outcome: CheckOutcome.Closed } or CitizenCalledBack { Outcome: CheckOutcome.Closed } => TellReporter(entry, "您上报的案件已结案"),
        CaseRejected e => TellReporter(entry, $"您上报的案件不予立案：{CaseWords.Short(e.Reason)}"),
        _ => [],
    };

    private IEnumerable<string> Units() => state.Unit is { } unit ? state.JointUnits.Prepend(unit) : [];

    private IEnumerable<StaffMember> Handlers(IEnumerable<string> units)
    {
        var wanted = units.ToHashSet(StringComparer.Ordinal);
        return With(Role.Handler).Where(s => wanted.Contains(s.Unit));
    }

    private IEnumerable<StaffMember> With(Role role) => data.StaffSet.Staff.Where(s => s.Roles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase));

    private IEnumerable<StaffMember> Leader() => data.StaffSet.Staff.Where(s => s.Id == (state.Leader ?? LeaderOf(state.Unit)));

    private string? LeaderOf(string? unit) => data.UnitSet.Units.FirstOrDefault(u => u.Code == unit)?.Leader;

    private IEnumerable<StaffMember> Responsible(DeadlineKind deadline) => deadline switch
    {
        DeadlineKind.Dispatch => With(Role.Dispatcher),
        DeadlineKind.Verification or DeadlineKind.CallBack => With(Role.Verifier),
        _ => Handlers(Units()),
    };

    private IEnumerable<StaffMember> Over(EscalationTarget target) => target switch
    {
        EscalationTarget.UnitLeader => Leader(),
        EscalationTarget.Center => data.UnitSet.Units.Where(u => u.Kind == UnitKind.Center).SelectMany(u => data.StaffSet.Staff.Where(s => s.Id == u.Leader)).Concat(With(Role.Supervisor)).Distinct(),
        _ => data.StaffSet.Staff.Where(s => s.Office == StaffOffice.DeputyHead),
    };

    private static string Name(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Dispatch => "派遣",
        DeadlineKind.Acceptance => "接单",
        DeadlineKind.FirstContact => "先行联系",
        DeadlineKind.Handling => "处置",
        DeadlineKind.Verification => "核查",
        DeadlineKind.CallBack => "回访",
        _ => "督办",
    };

    private List<OutgoingMessage> Escalate(LogEntry entry, DeadlineEscalated escalated, string what)
    {
        var messages = Tell(entry, Over(escalated.To), what);
        if (escalationRobot is not null && escalated.To != EscalationTarget.UnitLeader)
            messages.Add(Message(entry, ChatTarget.Robot(escalationRobot), $"{CaseWords.Unit(data, state.Unit)} {what}"));
        return messages;
    }

    private List<OutgoingMessage> Tell(LogEntry entry, IEnumerable<StaffMember> people, string what, bool isCard = false) =>
    [
        .. people.Where(s => s.WeComId is not null && s.Id != entry.By).Select(s =>
            Message(entry, ChatTarget.Member(s.WeComId!), what) with { Card = isCard ? CaseCards.Of(state, ChatPeople.ActorOf(s.WeComId!, data.StaffSet.Staff), what, now) : null }),
    ];

    private List<OutgoingMessage> TellReporter(LogEntry entry, string what) =>
        ChatPeople.MemberOf(state.FiledBy, data.StaffSet.Staff) is { } member && state.FiledBy != entry.By ? [Message(entry, ChatTarget.Member(member), what)] : [];

    private OutgoingMessage Message(LogEntry entry, ChatTarget target, string what) => new()
    {
        Id = $"{state.Id}-{entry.Sequence}",
        Target = target,
        At = entry.At,
        Text = $"{what}\n{state.Id} {CaseWords.Category(data, state.Category)}：{CaseWords.Short(state.Description)}",
    };
}
