using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
