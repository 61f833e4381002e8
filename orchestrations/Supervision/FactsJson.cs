using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Supervision;

/// <summary>How facts are stored: camelCase, nothing for what is not so.</summary>
[JsonSerializable(typeof(CaseFacts))]
[JsonSerializable(typeof(IReadOnlyList<CaseFacts>))]
internal sealed partial class FactsJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static FactsJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault });
}
