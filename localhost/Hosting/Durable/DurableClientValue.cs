using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

internal sealed class DurableClientValue
{
    public required string TaskHubName { get; init; }

    public required string ConnectionName { get; init; }

    public required string RpcBaseUrl { get; init; }

    public required string HttpBaseUrl { get; init; }

    public string RequiredQueryStringParameters { get; init; } = "";

    /// <summary>Without it the worker takes 0, and every call fails.</summary>
    public int MaxGrpcMessageSizeInBytes { get; init; } = int.MaxValue;

    /// <summary>JSON text inside a string, quotes and all.</summary>
    public string GrpcHttpClientTimeout { get; init; } = "\"00:01:40\"";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DurableClientValue))]
internal sealed partial class DurableClientJson : JsonSerializerContext;
