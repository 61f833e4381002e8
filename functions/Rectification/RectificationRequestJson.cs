using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>How plans, targets and commands are read: unknown, doubled and missing fields are refused, texts are cleaned.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(PlainTextConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(CampaignPlan))]
[JsonSerializable(typeof(TargetEntry))]
[JsonSerializable(typeof(Entrust))]
[JsonSerializable(typeof(DeliverNotice))]
[JsonSerializable(typeof(SetAccount))]
[JsonSerializable(typeof(ConfirmNotice))]
[JsonSerializable(typeof(Check))]
[JsonSerializable(typeof(Inspect))]
[JsonSerializable(typeof(ServeOrder))]
[JsonSerializable(typeof(HandIn))]
[JsonSerializable(typeof(JudgePaper))]
[JsonSerializable(typeof(ReportFixed))]
[JsonSerializable(typeof(Reinspect))]
[JsonSerializable(typeof(RequestTermExtension))]
[JsonSerializable(typeof(DecideTermExtension))]
[JsonSerializable(typeof(SuspendTarget))]
[JsonSerializable(typeof(ResumeTarget))]
[JsonSerializable(typeof(UrgeTarget))]
[JsonSerializable(typeof(HoldInterview))]
[JsonSerializable(typeof(HandOver))]
[JsonSerializable(typeof(RecordResult))]
[JsonSerializable(typeof(Revisit))]
[JsonSerializable(typeof(Exclude))]
[JsonSerializable(typeof(Reinstate))]
[JsonSerializable(typeof(IssueLink))]
[JsonSerializable(typeof(RevokeLink))]
internal sealed partial class RectificationRequestJson : JsonSerializerContext;
