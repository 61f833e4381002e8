using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Functions.Calendar;

namespace Xinjing.Serverless.Functions.Reference;

/// <summary>How answers about the calendar and the reference data are written: nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(DueAtView))]
[JsonSerializable(typeof(ReferenceSetView))]
[JsonSerializable(typeof(ReferenceHistoryView))]
[JsonSerializable(typeof(ReferenceAcceptedView))]
[JsonSerializable(typeof(DryRunView))]
[JsonSerializable(typeof(RecomputationView))]
internal sealed partial class ReferenceAnswerJson : JsonSerializerContext
{
    /// <summary>The context with the options of answers; use this one, not <c>Default</c>.</summary>
    public static ReferenceAnswerJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
