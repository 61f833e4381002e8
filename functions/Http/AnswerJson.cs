using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Calendar;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Dossiers;
using Xinjing.Serverless.Functions.Firms;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Functions.Privacy;
using Xinjing.Serverless.Functions.Rebuild;
using Xinjing.Serverless.Functions.Rectification;
using Xinjing.Serverless.Functions.Reference;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>How answers are written: nothing for <c>null</c>, Chinese as it is. Scorecards write <c>null</c> too, so they have their own.</summary>
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(DuplicateView))]
[JsonSerializable(typeof(CaseListView))]
[JsonSerializable(typeof(DisclosedReporterView))]
[JsonSerializable(typeof(CaseLogView))]
[JsonSerializable(typeof(LogVerification))]
[JsonSerializable(typeof(DeadlineProofView))]
[JsonSerializable(typeof(DossierManifest))]
[JsonSerializable(typeof(DossierLog))]
[JsonSerializable(typeof(OrchestrationView))]
[JsonSerializable(typeof(Photo))]
[JsonSerializable(typeof(IntakeReceipt))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(DeadLetterPage))]
[JsonSerializable(typeof(DeadLetter))]
[JsonSerializable(typeof(RebuildView))]
[JsonSerializable(typeof(DueAtView))]
[JsonSerializable(typeof(ReferenceSetView))]
[JsonSerializable(typeof(ReferenceHistoryView))]
[JsonSerializable(typeof(ReferenceAcceptedView))]
[JsonSerializable(typeof(DryRunView))]
[JsonSerializable(typeof(RecomputationView))]
[JsonSerializable(typeof(Bulletin))]
[JsonSerializable(typeof(CampaignView))]
[JsonSerializable(typeof(CampaignListView))]
[JsonSerializable(typeof(ListingView))]
[JsonSerializable(typeof(TargetPage))]
[JsonSerializable(typeof(RectificationView))]
[JsonSerializable(typeof(HandInView))]
[JsonSerializable(typeof(RectificationOrchestrationView))]
[JsonSerializable(typeof(InstanceView))]
[JsonSerializable(typeof(StuckListView))]
[JsonSerializable(typeof(InterventionPage))]
[JsonSerializable(typeof(PurgedPage))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The context with the options of answers; use this one, not <c>Default</c>.</summary>
    public static AnswerJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
