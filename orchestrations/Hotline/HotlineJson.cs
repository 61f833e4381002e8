using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Hotline;

/// <summary>How batches, pages and receipts are stored: nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(HotlineBatch))]
[JsonSerializable(typeof(HotlineManifest))]
[JsonSerializable(typeof(IReadOnlyList<HotlineRow>))]
[JsonSerializable(typeof(IReadOnlyList<HotlineOutcome>))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class HotlineJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static HotlineJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
