using System.Diagnostics;
using Xinjing.Serverless.Cases;
using static Xinjing.Serverless.Rectification.RectificationStatus;

namespace Xinjing.Serverless.Rectification;

/// <summary>When and by whom a command may be given.</summary>
/// <param name="Name">As in <c>POST /api/rectifications/{id}/commands/{command}</c>.</param>
/// <param name="Statuses">States of the target in which it is accepted.</param>
/// <param name="Roles">Any of them is enough.</param>
internal sealed record RectificationRule(string Name, IReadOnlyList<RectificationStatus> Statuses, params IReadOnlyList<Role> Roles)
{
    private static readonly RectificationStatus[] BeforeOrder = [Listed, Noticed, Inspected];
    private static readonly RectificationStatus[] UnderOrder = [Rectifying, Reinspecting, RectificationStatus.Interview];
    private static readonly RectificationStatus[] Open = [.. BeforeOrder, .. UnderOrder, RectificationStatus.Enforcement, Closed, Revisiting, Suspended];
    private static readonly RectificationStatus[] Active = [.. Open.Except([Suspended])];

    private static readonly RectificationRule EntrustRule = new("entrust", [.. BeforeOrder, .. UnderOrder, Closed, Revisiting], Role.Dispatcher, Role.Supervisor);
    private static readonly RectificationRule NoticeRule = new("deliver-notice", [Listed, Noticed], Role.Handler, Role.Dispatcher);
    private static readonly RectificationRule AccountRule = new("set-account", Open, Role.Handler, Role.Dispatcher);
    private static readonly RectificationRule ConfirmRule = new("confirm-notice", [Noticed], Role.Handler, Role.Dispatcher) { ByDoor = true };
    private static readonly RectificationRule CheckRule = new("check", [Listed, Noticed], Role.Handler);
    private static readonly RectificationRule InspectRule = new("inspect", [Listed, Noticed], Role.Handler) { ByMainUnit = true };
    private static readonly RectificationRule OrderRule = new("serve-order", [Inspected], Role.Handler) { ByMainUnit = true };
    private static readonly RectificationRule HandInRule = new("hand-in", UnderOrder, Role.Handler) { ByDoor = true };
    private static readonly RectificationRule JudgeRule = new("judge-paper", UnderOrder, Role.Verifier) { IsCheck = true };
    private static readonly RectificationRule FixedRule = new("report-fixed", UnderOrder, Role.Handler);
    private static readonly RectificationRule ReinspectRule = new("reinspect", UnderOrder, Role.Verifier) { IsCheck = true };
    private static readonly RectificationRule RequestExtensionRule = new("request-extension", UnderOrder, Role.Handler) { ByMainUnit = true };
    private static readonly RectificationRule DecideExtensionRule = new("decide-extension", UnderOrder, Role.Supervisor);
    private static readonly RectificationRule SuspendRule = new("suspend", [.. BeforeOrder, .. UnderOrder], Role.Handler) { ByMainUnit = true };
    private static readonly RectificationRule ResumeRule = new("resume", [Suspended], Role.Handler) { ByMainUnit = true };
    private static readonly RectificationRule UrgeRule = new("urge", Open, Role.Supervisor);
    private static readonly RectificationRule InterviewRule = new("interview", [RectificationStatus.Interview], Role.Supervisor);
    private static readonly RectificationRule HandOverRule = new("hand-over", [RectificationStatus.Interview], Role.Supervisor);
    private static readonly RectificationRule ResultRule = new("record-result", [RectificationStatus.Enforcement], Role.Supervisor);
    private static readonly RectificationRule RevisitRule = new("revisit", [Closed, Revisiting], Role.Handler, Role.Verifier);
    private static readonly RectificationRule ExcludeRule = new("exclude", Open, Role.Dispatcher, Role.Supervisor);
    private static readonly RectificationRule ReinstateRule = new("reinstate", [Excluded], Role.Dispatcher, Role.Supervisor);
    private static readonly RectificationRule IssueLinkRule = new("issue-link", [Listed, Noticed, .. UnderOrder], Role.Handler, Role.Supervisor);
    private static readonly RectificationRule RevokeLinkRule = new("revoke-link", [.. Open, Passed, Settled, Excluded], Role.Handler, Role.Supervisor);
    private static readonly RectificationRule HandlingPhotoRule = new("photo", Active, Role.Handler);
    private static readonly RectificationRule PaperPhotoRule = new("photo", UnderOrder, Role.Handler) { ByDoor = true };
    private static readonly RectificationRule CheckPhotoRule = new("photo", [.. UnderOrder, Closed, Revisiting], Role.Verifier) { IsCheck = true };

    /// <summary>Every command that a client can name.</summary>
    public static IReadOnlyList<RectificationRule> Named { get; } =
    [
        EntrustRule, NoticeRule, AccountRule, ConfirmRule, CheckRule, InspectRule, OrderRule, HandInRule, JudgeRule, FixedRule, ReinspectRule, RequestExtensionRule,
        DecideExtensionRule, SuspendRule, ResumeRule, UrgeRule, InterviewRule, HandOverRule, ResultRule, RevisitRule, ExcludeRule, ReinstateRule,
        IssueLinkRule, RevokeLinkRule,
    ];

    /// <summary>A joint department may not, where a handler may.</summary>
    private bool ByMainUnit { get; init; }

    /// <summary>The firm's own door may as well.</summary>
    private bool ByDoor { get; init; }

    /// <summary>Never by who inspected or handled.</summary>
    private bool IsCheck { get; init; }

    public static RectificationRule For(RectificationCommand command) => command switch
    {
        Entrust => EntrustRule,
        DeliverNotice => NoticeRule,
        SetAccount => AccountRule,
        ConfirmNotice => ConfirmRule,
        Check => CheckRule,
        Inspect => InspectRule,
        ServeOrder => OrderRule,
        HandIn => HandInRule,
        JudgePaper => JudgeRule,
        ReportFixed => FixedRule,
        Reinspect => ReinspectRule,
        RequestTermExtension => RequestExtensionRule,
        DecideTermExtension => DecideExtensionRule,
        SuspendTarget => SuspendRule,
        ResumeTarget => ResumeRule,
        UrgeTarget => UrgeRule,
        HoldInterview => InterviewRule,
        HandOver => HandOverRule,
        RecordResult => ResultRule,
        Revisit => RevisitRule,
        Exclude => ExcludeRule,
        Reinstate => ReinstateRule,
        IssueLink => IssueLinkRule,
        RevokeLink => RevokeLinkRule,
        AddEvidence { Photo.Kind: PhotoKind.Before or PhotoKind.After } => HandlingPhotoRule,
        AddEvidence { Photo.Kind: PhotoKind.Report } => PaperPhotoRule,
        AddEvidence { Photo.Kind: PhotoKind.Verification } => CheckPhotoRule,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>What stands in this person's way; <c>null</c> when nothing does, whatever the state of the target.</summary>
    public string? Forbids(RectificationState state, Actor actor)
    {
        if (ByDoor && actor is { IsDoor: true, IsSystem: false }) return null;
        if (!Roles.Any(actor.Is)) return $"It takes the role {string.Join(" or ", Roles)}.".ToLowerInvariant();
        if (ActsAsHandler(actor) && !state.IsWith(actor.Unit)) return "Only a handler of the target's department or of a joint one may do this.";
        if (ByMainUnit && actor.Unit != state.Unit) return "Only a handler of the main department may do this.";
        if (this == DecideExtensionRule && state.Extension?.Request.By == actor.Id) return "Nobody decides on an extension that they asked for.";
        return IsCheck && state.HandledBy.Contains(actor.Id, StringComparer.Ordinal) ? "Nobody checks a target that they inspected or handled." : null;
    }

    /// <summary>Whoever has another of the roles needs no department.</summary>
    private bool ActsAsHandler(Actor actor) => Roles.Contains(Role.Handler) && !Roles.Any(r => r != Role.Handler && actor.Is(r));
}
