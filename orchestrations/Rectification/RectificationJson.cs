using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>How campaigns, targets and their events are stored: camelCase, nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(RectificationState))]
[JsonSerializable(typeof(Campaign))]
[JsonSerializable(typeof(CampaignPlan))]
[JsonSerializable(typeof(TargetSummary))]
[JsonSerializable(typeof(TargetListed))]
[JsonSerializable(typeof(TargetEntrusted))]
[JsonSerializable(typeof(NoticeDelivered))]
[JsonSerializable(typeof(AccountChanged))]
[JsonSerializable(typeof(NoticeConfirmed))]
[JsonSerializable(typeof(PartChecked))]
[JsonSerializable(typeof(TargetInspected))]
[JsonSerializable(typeof(OrderServed))]
[JsonSerializable(typeof(PaperHandedIn))]
[JsonSerializable(typeof(PaperJudged))]
[JsonSerializable(typeof(FindingReportedFixed))]
[JsonSerializable(typeof(TermPassed))]
[JsonSerializable(typeof(TargetReinspected))]
[JsonSerializable(typeof(TermExtensionRequested))]
[JsonSerializable(typeof(TermExtensionDecided))]
[JsonSerializable(typeof(TargetSuspended))]
[JsonSerializable(typeof(TargetResumed))]
[JsonSerializable(typeof(TargetUrged))]
[JsonSerializable(typeof(InterviewHeld))]
[JsonSerializable(typeof(TargetHandedOver))]
[JsonSerializable(typeof(EnforcementAnswered))]
[JsonSerializable(typeof(RevisitFellDue))]
[JsonSerializable(typeof(TargetRevisited))]
[JsonSerializable(typeof(TargetExcluded))]
[JsonSerializable(typeof(TargetReinstated))]
[JsonSerializable(typeof(EvidenceAdded))]
[JsonSerializable(typeof(LinkIssued))]
[JsonSerializable(typeof(LinkRevoked))]
[JsonSerializable(typeof(TermReminded))]
[JsonSerializable(typeof(TermEscalated))]
[JsonSerializable(typeof(TermsRecomputed))]
public sealed partial class RectificationJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static RectificationJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The events of a target.</summary>
    public static EventSet Events { get; } = new(
    [
        Stored.TargetListed, Stored.TargetEntrusted, Stored.NoticeDelivered, Stored.NoticeConfirmed, Stored.PartChecked, Stored.TargetInspected, Stored.OrderServed,
        Stored.PaperHandedIn, Stored.PaperJudged, Stored.FindingReportedFixed, Stored.TermPassed, Stored.TargetReinspected, Stored.TermExtensionRequested,
        Stored.TermExtensionDecided, Stored.TargetSuspended, Stored.TargetResumed, Stored.TargetUrged, Stored.InterviewHeld, Stored.TargetHandedOver,
        Stored.EnforcementAnswered, Stored.RevisitFellDue, Stored.TargetRevisited, Stored.TargetExcluded, Stored.TargetReinstated, Stored.EvidenceAdded,
        Stored.TermReminded, Stored.TermEscalated, Stored.TermsRecomputed, Stored.LinkIssued, Stored.LinkRevoked, Stored.AccountChanged,
    ]);
}
