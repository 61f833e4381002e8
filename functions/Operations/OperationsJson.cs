using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Operations;

/// <param name="Reason">Why; kept with the command, and by the engine.</param>
public sealed record OperatorNote(string? Reason = null);

/// <param name="From">Shanghai, included.</param>
/// <param name="To">Shanghai, included.</param>
public sealed record PurgeRange(DateOnly From, DateOnly To);

/// <summary>How operators' commands are read: unknown, doubled and missing fields are refused, texts are cleaned.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(PlainTextConverter)])]
[JsonSerializable(typeof(OperatorNote))]
[JsonSerializable(typeof(PurgeRange))]
internal sealed partial class OperationsJson : JsonSerializerContext;
