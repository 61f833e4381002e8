using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Functions.Hotline;

/// <summary>How answers about batches are written: nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(HotlineBatchView))]
[JsonSerializable(typeof(HotlineBatchListView))]
internal sealed partial class HotlineAnswerJson : JsonSerializerContext
{
    /// <summary>The context with the options of answers; use this one, not <c>Default</c>.</summary>
    public static HotlineAnswerJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
