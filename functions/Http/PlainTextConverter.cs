using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>Every text that comes in is cleaned as it is read.</summary>
public sealed class PlainTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => PlainText.Clean(Text(ref reader)),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException halfPair)
        {
            throw new JsonException("The text has half of a surrogate pair, or bytes that are no UTF-8.", halfPair);
        }
    }
}
