using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How answers are written: nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(DuplicateView))]
[JsonSerializable(typeof(CaseListView))]
[JsonSerializable(typeof(CaseLogView))]
[JsonSerializable(typeof(LogVerification))]
[JsonSerializable(typeof(DeadlineProofView))]
[JsonSerializable(typeof(OrchestrationView))]
[JsonSerializable(typeof(Photo))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(DeadLetterPage))]
internal sealed partial class CaseAnswerJson : JsonSerializerContext
{
    /// <summary>The context with the options of answers; use this one, not <c>Default</c>.</summary>
    public static CaseAnswerJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
