using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Operations;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(CaseListView))]
[JsonSerializable(typeof(CaseLogView))]
[JsonSerializable(typeof(LogVerification))]
[JsonSerializable(typeof(DeadlineProofView))]
[JsonSerializable(typeof(OrchestrationView))]
[JsonSerializable(typeof(Photo))]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class CaseAnswerJson : JsonSerializerContext;
