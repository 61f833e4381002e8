using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Reference;

/// <summary>Days as ISO 8601 has them: <c>2026-10-01</c>.</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateOnly.TryParseExact(reader.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new JsonException("Write a day that exists, such as 2026-10-01.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
}
