using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <summary>The content of a wake-up.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatTarget))]
public sealed partial class OutgoingJson : JsonSerializerContext;
