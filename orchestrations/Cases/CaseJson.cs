using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>How states and events are stored: camelCase, nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(CaseState))]
[JsonSerializable(typeof(CaseFiled))]
[JsonSerializable(typeof(ReportSupplemented))]
[JsonSerializable(typeof(PhotoMissed))]
[JsonSerializable(typeof(ReportAmended))]
[JsonSerializable(typeof(CaseAssigned))]
[JsonSerializable(typeof(DispatchDeferred))]
[JsonSerializable(typeof(CaseAccepted))]
[JsonSerializable(typeof(CaseReturned))]
[JsonSerializable(typeof(CitizenContacted))]
[JsonSerializable(typeof(ProgressReported))]
[JsonSerializable(typeof(CaseCompleted))]
[JsonSerializable(typeof(CaseVerified))]
[JsonSerializable(typeof(CitizenCalledBack))]
[JsonSerializable(typeof(CaseUrged))]
[JsonSerializable(typeof(CaseRejected))]
[JsonSerializable(typeof(CaseReopened))]
[JsonSerializable(typeof(ExtensionRequested))]
[JsonSerializable(typeof(ExtensionDecided))]
[JsonSerializable(typeof(CaseSuspended))]
[JsonSerializable(typeof(CaseResumed))]
[JsonSerializable(typeof(ReturnUnlocked))]
[JsonSerializable(typeof(SupervisionOrdered))]
[JsonSerializable(typeof(AppealFiled))]
[JsonSerializable(typeof(AppealDecided))]
[JsonSerializable(typeof(CaseMerged))]
[JsonSerializable(typeof(DuplicateTakenIn))]
[JsonSerializable(typeof(PhotoAdded))]
[JsonSerializable(typeof(DeadlineReminded))]
[JsonSerializable(typeof(DeadlineEscalated))]
[JsonSerializable(typeof(DeadlinesRecomputed))]
[JsonSerializable(typeof(ReporterDisclosed))]
[JsonSerializable(typeof(ReporterErased))]
[JsonSerializable(typeof(IReadOnlyList<DeadlineMove>))]
[JsonSerializable(typeof(CaseSummary))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class CaseJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static CaseJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The events of a case.</summary>
    public static EventSet Events { get; } = new(
    [
        Stored.CaseFiled, Stored.ReportSupplemented, Stored.PhotoMissed, Stored.CaseAssigned, Stored.DispatchDeferred, Stored.CaseAccepted, Stored.CaseReturned, Stored.CitizenContacted,
        Stored.ProgressReported, Stored.CaseCompleted, Stored.CaseVerified, Stored.CitizenCalledBack, Stored.CaseUrged, Stored.CaseRejected,
        Stored.ExtensionRequested, Stored.ExtensionDecided, Stored.CaseSuspended, Stored.CaseResumed, Stored.ReturnUnlocked,
        Stored.SupervisionOrdered, Stored.AppealFiled, Stored.AppealDecided, Stored.CaseMerged, Stored.DuplicateTakenIn,
        Stored.CaseReopened, Stored.PhotoAdded, Stored.DeadlineReminded, Stored.DeadlineEscalated,
        Stored.DeadlinesRecomputed, Stored.ReportAmended, Stored.ReporterDisclosed, Stored.ReporterErased,
    ]);
}
