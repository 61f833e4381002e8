using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Chat;

/// <summary>How conversations and messages are stored and queued: camelCase, nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(OutgoingMessage))]
public sealed partial class ChatJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static ChatJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
    });
}
