using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Storage;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RecomputationProgress))]
internal sealed partial class RecomputationJson : JsonSerializerContext;
