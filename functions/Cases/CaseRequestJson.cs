using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How reports and commands are read: unknown, doubled and missing fields are refused, texts are cleaned.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(PlainTextConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(CaseReport))]
[JsonSerializable(typeof(DeviceReport))]
[JsonSerializable(typeof(Supplement))]
[JsonSerializable(typeof(Assign))]
[JsonSerializable(typeof(Accept))]
[JsonSerializable(typeof(Return))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(RequestExtension))]
[JsonSerializable(typeof(DecideExtension))]
[JsonSerializable(typeof(Suspend))]
[JsonSerializable(typeof(Resume))]
[JsonSerializable(typeof(OrderSupervision))]
[JsonSerializable(typeof(UnlockReturn))]
[JsonSerializable(typeof(Complete))]
[JsonSerializable(typeof(Verify))]
[JsonSerializable(typeof(CallBack))]
[JsonSerializable(typeof(Urge))]
[JsonSerializable(typeof(Reject))]
[JsonSerializable(typeof(Merge))]
[JsonSerializable(typeof(Reopen))]
[JsonSerializable(typeof(Appeal))]
[JsonSerializable(typeof(DecideAppeal))]
[JsonSerializable(typeof(EraseReporter))]
internal sealed partial class CaseRequestJson : JsonSerializerContext;
