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
    private readonly Audience _audience = new(data);

    /// <summary>Nobody is told of what they did themselves; who is not in the chat is passed over.</summary>
    public IReadOnlyList<OutgoingMessage> Of(LogEntry entry) => CaseRecord.Kind.Read(entry).Event switch
    {
        CaseAssigned e => Tell(entry, _audience.Handlers([e.Unit, .. e.JointUnits]), $"新案件派到{CaseWords.Unit(data, e.Unit)}", isCard: true),
        CaseReturned e => Tell(entry, _audience.With(Role.Dispatcher), $"{CaseWords.Unit(data, e.Unit)}退单：{CaseWords.Short(e.Reason)}"),
        DispatchDeferred => Tell(entry, _audience.With(Role.Dispatcher), "没有可自动派遣的单位，请人工派遣"),
        DeadlineReminded e => Tell(entry, Responsible(e.Deadline), $"即将到期：{CaseWords.Deadline(e.Deadline)}{CaseWords.Due(e.DueAt, now)}", isCard: true),
        DeadlineEscalated e => Escalate(entry, e, $"已超期：{CaseWords.Deadline(e.Deadline)}，原应于 {CaseWords.Time(e.DueAt)} 前完成"),
        CaseUrged e => Tell(entry, _audience.Handlers(Units()), $"催办：{CaseWords.Short(e.Note)}", isCard: true),
        SupervisionOrdered e => Tell(entry, _audience.Handlers(Units()), $"督办：{CaseWords.Short(e.Order)}", isCard: true),
        CitizenCalledBack { Outcome: CheckOutcome.Rework } => Tell(entry, Leader(), "市民不满意，由您本人在时限内重新处置", isCard: true),
        CaseVerified { Outcome: CheckOutcome.Rework } => Tell(entry, _audience.Handlers(Units()), "核查未通过，请返工", isCard: true),
        CaseVerified { Outcome: CheckOutcome.Closed } or CitizenCalledBack { Outcome: CheckOutcome.Closed } => TellReporter(entry, "您上报的案件已结案"),
        CaseRejected e => TellReporter(entry, $"您上报的案件不予立案：{CaseWords.Short(e.Reason)}"),
        _ => [],
    };

    private IEnumerable<string> Units() => state.Unit is { } unit ? state.JointUnits.Prepend(unit) : [];

    private string? LeaderId() => state.Leader ?? _audience.LeaderOf(state.Unit);

    private IEnumerable<StaffMember> Leader() => _audience.Person(LeaderId());

    private IEnumerable<StaffMember> Responsible(DeadlineKind deadline) => deadline switch
    {
        DeadlineKind.Dispatch => _audience.With(Role.Dispatcher),
        DeadlineKind.Verification or DeadlineKind.CallBack => _audience.With(Role.Verifier),
        _ => _audience.Handlers(Units()),
    };

    private List<OutgoingMessage> Escalate(LogEntry entry, DeadlineEscalated escalated, string what)
    {
        var messages = Tell(entry, _audience.Over(escalated.To, LeaderId()), what);
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
