using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>Who is told in the chat of what happened to a campaign's target, and what; pure.</summary>
/// <param name="state">The target after the event, or later.</param>
/// <param name="now">UTC.</param>
/// <param name="escalationRobot">Of the group that is told of escalations beyond a unit; <c>null</c> for none.</param>
public sealed class RectificationNotices(ReferenceData data, RectificationState state, DateTimeOffset now, string? escalationRobot = null)
{
    private readonly Audience _audience = new(data);

    /// <summary>Nobody is told of what they did themselves; who is not in the chat is passed over.</summary>
    public IReadOnlyList<OutgoingMessage> Of(LogEntry entry) => RectificationRecord.Kind.Read(entry).Event switch
    {
        TargetEntrusted e => Tell(entry, _audience.Handlers([e.Unit, .. e.JointUnits]), "检查对象交办"),
        PaperHandedIn e => Tell(entry, _audience.With(Role.Verifier), $"企业补交资料待审核：{e.Paper}"),
        TermExtensionRequested e => Tell(entry, _audience.With(Role.Supervisor), $"整改延期申请：{e.WorkingDays} 个工作日，{CaseWords.Short(e.Reason)}"),
        TargetUrged e => Tell(entry, Handlers(), $"催办：{CaseWords.Short(e.Note)}"),
        RevisitFellDue => Tell(entry, Handlers(), "请回头看"),
        TermReminded e => Tell(entry, Responsible(e.Deadline), $"即将到期：{Name(e.Deadline)}{CaseWords.Due(e.DueAt, now)}"),
        TermEscalated e => Escalate(entry, e),
        { } e when ((RectificationEvent)e).Status == RectificationStatus.Reinspecting => Tell(entry, _audience.With(Role.Verifier), "请复查"),
        { } e when ((RectificationEvent)e).Status == RectificationStatus.Interview => Tell(entry, _audience.With(Role.Supervisor), "二次整改未通过，请约谈"),
        _ => [],
    };

    private IEnumerable<StaffMember> Handlers() => _audience.Handlers(state.JointUnits.Prepend(state.Unit));

    private IEnumerable<StaffMember> Responsible(DeadlineKind deadline) => deadline switch
    {
        DeadlineKind.Judgement or DeadlineKind.Reinspection => _audience.With(Role.Verifier),
        DeadlineKind.Interview or DeadlineKind.Enforcement => _audience.With(Role.Supervisor),
        _ => Handlers(),
    };

    private List<OutgoingMessage> Escalate(LogEntry entry, TermEscalated escalated)
    {
        var what = $"已超期：{Name(escalated.Deadline)}，原应于 {CaseWords.Time(escalated.DueAt)} 前完成";
        var messages = Tell(entry, _audience.Over(escalated.To, _audience.LeaderOf(state.Unit)), what);
        if (escalationRobot is not null && escalated.To != EscalationTarget.UnitLeader)
            messages.Add(Message(entry, ChatTarget.Robot(escalationRobot), $"{CaseWords.Unit(data, state.Unit)} {what}"));
        return messages;
    }

    private List<OutgoingMessage> Tell(LogEntry entry, IEnumerable<StaffMember> people, string what) =>
        [.. people.Where(s => s.WeComId is not null && s.Id != entry.By).Select(s => Message(entry, ChatTarget.Member(s.WeComId!), what))];

    private OutgoingMessage Message(LogEntry entry, ChatTarget target, string what) => new()
    {
        Id = $"{state.Id}-{entry.Sequence}",
        Target = target,
        At = entry.At,
        Text = $"{what}\n{state.Id} {state.Name}（{state.Address}）",
    };

    private static string Name(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Notice => "温馨提示",
        DeadlineKind.Inspection => "检查",
        DeadlineKind.Rectification => "整改",
        DeadlineKind.Judgement => "资料审核",
        DeadlineKind.Reinspection => "复查",
        DeadlineKind.Interview => "约谈",
        DeadlineKind.Enforcement => "移送执法",
        _ => "回头看",
    };
}
