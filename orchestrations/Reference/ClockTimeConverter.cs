using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Reference;

/// <summary>Times of day as people write them: <c>09:00</c>, whole minutes.</summary>
internal sealed class ClockTimeConverter : JsonConverter<TimeOnly>
{
    private const string Format = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TimeOnly.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new JsonException("Write a time from 00:00 to 23:59, such as 09:00.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
