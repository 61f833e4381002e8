using System.Diagnostics;

namespace Xinjing.Serverless.Cases;

/// <summary>When and by whom a command may be given (the table of the public contract).</summary>
/// <param name="Name">As in <c>POST /api/cases/{id}/commands/{command}</c>.</param>
/// <param name="Statuses">States of the case in which it is accepted.</param>
/// <param name="Roles">Any of them is enough.</param>
internal sealed record CommandRule(string Name, IReadOnlyList<CaseStatus> Statuses, params IReadOnlyList<Role> Roles)
{
    private static readonly CaseStatus[] DispatchStage = [CaseStatus.Filed, CaseStatus.Assigned, CaseStatus.Returned];
    private static readonly CaseStatus[] HandlingStage = [CaseStatus.Accepted, CaseStatus.InProgress, CaseStatus.Rework];
    private static readonly CaseStatus[] WithUnit = [CaseStatus.Assigned, .. HandlingStage];
    private static readonly CaseStatus[] Open = [.. DispatchStage, .. HandlingStage, CaseStatus.Suspended, CaseStatus.Verifying, CaseStatus.CallingBack];

    private static readonly CommandRule SupplementRule = new("supplement", Open, Role.Reporter);
    private static readonly CommandRule AssignRule = new("assign", DispatchStage, Role.Dispatcher);
    private static readonly CommandRule AcceptRule = new("accept", [CaseStatus.Assigned], Role.Handler);
    private static readonly CommandRule ReturnRule = new("return", [CaseStatus.Assigned, CaseStatus.Accepted, CaseStatus.InProgress], Role.Handler);
    private static readonly CommandRule ContactRule = new("contact", WithUnit, Role.Handler);
    private static readonly CommandRule ReportRule = new("report", HandlingStage, Role.Handler);
    private static readonly CommandRule CompleteRule = new("complete", HandlingStage, Role.Handler) { ByMainUnit = true };
    private static readonly CommandRule VerifyRule = new("verify", [CaseStatus.Verifying], Role.Verifier);
    private static readonly CommandRule CallBackRule = new("call-back", [CaseStatus.CallingBack], Role.Verifier, Role.Supervisor);
    private static readonly CommandRule UrgeRule = new("urge", Open, Role.Supervisor);
    private static readonly CommandRule RejectRule = new("reject", DispatchStage, Role.Dispatcher);
    private static readonly CommandRule ReopenRule = new("reopen", [CaseStatus.Closed, CaseStatus.Rejected], Role.Dispatcher, Role.Reporter);
    private static readonly CommandRule RequestExtensionRule = new("request-extension", HandlingStage, Role.Handler) { ByMainUnit = true };
    private static readonly CommandRule DecideExtensionRule = new("decide-extension", HandlingStage, Role.Supervisor);
    private static readonly CommandRule SuspendRule = new("suspend", HandlingStage, Role.Handler) { ByMainUnit = true };
    private static readonly CommandRule ResumeRule = new("resume", [CaseStatus.Suspended], Role.Handler) { ByMainUnit = true };
    private static readonly CommandRule UnlockReturnRule = new("unlock-return", Open, Role.Supervisor);
    private static readonly CommandRule OrderRule = new("order-supervision", WithUnit, Role.Supervisor);
    private static readonly CommandRule MergeRule = new("merge", [.. DispatchStage, .. HandlingStage, CaseStatus.Suspended], Role.Dispatcher);
    private static readonly CommandRule AppealRule = new("appeal", [CaseStatus.Closed], Role.Handler) { ByMainUnit = true };
    private static readonly CommandRule DecideAppealRule = new("decide-appeal", [CaseStatus.Closed], Role.Verifier, Role.Supervisor);
    private static readonly CommandRule EraseReporterRule = new("erase-reporter", [CaseStatus.Closed, CaseStatus.Rejected, CaseStatus.Merged], Role.Supervisor, Role.Admin);
    private static readonly CommandRule DiscloseReporterRule = new("reporter", Enum.GetValues<CaseStatus>(), Role.Supervisor, Role.Handler, Role.Verifier);
    private static readonly CommandRule ReportPhotoRule = new("photo", Open, Role.Reporter);
    private static readonly CommandRule HandlingPhotoRule = new("photo", [.. WithUnit, CaseStatus.Verifying], Role.Handler);
    private static readonly CommandRule VerificationPhotoRule = new("photo", [CaseStatus.Verifying], Role.Verifier);

    /// <summary>Every command that a client can name.</summary>
    public static IReadOnlyList<CommandRule> Named { get; } =
    [
        SupplementRule, AssignRule, AcceptRule, ReturnRule, ContactRule, ReportRule, RequestExtensionRule, DecideExtensionRule, SuspendRule, ResumeRule, CompleteRule,
        VerifyRule, CallBackRule, UrgeRule, OrderRule, UnlockReturnRule, RejectRule, MergeRule, ReopenRule, AppealRule, DecideAppealRule, EraseReporterRule,
    ];

    /// <summary>A joint unit may not, where a handler may.</summary>
    public bool ByMainUnit { get; private init; }

    public static CommandRule For(CaseCommand command) => command switch
    {
        Supplement => SupplementRule,
        Assign => AssignRule,
        Accept => AcceptRule,
        Return => ReturnRule,
        Contact => ContactRule,
        Report => ReportRule,
        Complete => CompleteRule,
        Verify => VerifyRule,
        CallBack => CallBackRule,
        Urge => UrgeRule,
        Reject => RejectRule,
        Reopen => ReopenRule,
        RequestExtension => RequestExtensionRule,
        DecideExtension => DecideExtensionRule,
        Suspend => SuspendRule,
        Resume => ResumeRule,
        OrderSupervision => OrderRule,
        UnlockReturn => UnlockReturnRule,
        Merge => MergeRule,
        Appeal => AppealRule,
        DecideAppeal => DecideAppealRule,
        DiscloseReporter => DiscloseReporterRule,
        EraseReporter => EraseReporterRule,
        AddPhoto { Photo.Kind: PhotoKind.Report } => ReportPhotoRule,
        AddPhoto { Photo.Kind: PhotoKind.Before or PhotoKind.After } => HandlingPhotoRule,
        AddPhoto { Photo.Kind: PhotoKind.Verification } => VerificationPhotoRule,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>What stands in this person's way; <c>null</c> when nothing does, whatever the state of the case.</summary>
    public string? Forbids(CaseState state, Actor actor)
    {
        if (this == EraseReporterRule && actor.IsSystem) return null;
        if (!Roles.Any(actor.Is)) return $"It takes the role {string.Join(" or ", Roles)}.".ToLowerInvariant();
        if (this == DiscloseReporterRule) return actor.Is(Role.Supervisor) || ContactRule.Lets(state, actor) || CallBackRule.Lets(state, actor) ? null : "Only who has to call the citizen now, and supervisors, see the phone.";
        if (Roles[0] == Role.Handler && !state.IsWith(actor.Unit)) return "Only a handler of the case's unit or of a joint unit may do this.";
        if (ByMainUnit && actor.Unit != state.Unit) return "Only a handler of the main unit may do this.";
        if (this == DecideExtensionRule && state.Extension?.By == actor.Id) return "Nobody decides on an extension that they asked for.";
        if ((this == CompleteRule || this == ReturnRule) && (state.Leader ?? actor.Id) != actor.Id) return $"The citizen was dissatisfied: the unit's leader ({state.Leader}) handles this round in person.";
        if (this == DecideAppealRule && state.Appeal?.Opinions.Any(o => o.By == actor.Id) == true) return "Two different people decide on an appeal.";
        if (IsCheck && state.HandledBy.Contains(actor.Id, StringComparer.Ordinal)) return "Nobody checks a case that they handled.";
        return IsReportersOwn(actor) && state.FiledBy != actor.Id ? "A reporter may do this only to a case of their own." : null;
    }

    private bool Lets(CaseState state, Actor actor) => Statuses.Contains(state.Status) && Forbids(state, actor) is null;

    private bool IsCheck => Roles[0] == Role.Verifier;

    private bool IsReportersOwn(Actor actor) => Roles.Contains(Role.Reporter) && !Roles.Any(r => r != Role.Reporter && actor.Is(r));
}
