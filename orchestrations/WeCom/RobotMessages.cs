using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.WeCom;

/// <summary>Messages and events of a smart robot (智能机器人, path 100719 and 101027).</summary>
public static partial class RobotMessages
{
    private const string Prefix = "robot-";

    /// <param name="json">Decrypted.</param>
    /// <param name="signedAt">UTC, of the callback: a robot's messages do not all say when they were sent.</param>
    /// <returns><c>null</c> for what says nothing: a stream being looked after, somebody opening the chat.</returns>
    /// <exception cref="UnreadableMessageException">No message can be made of it.</exception>
    public static ChatMessage? Read(string json, DateTimeOffset signedAt)
    {
        var message = PlatformJson.TryRead(json) ?? throw new UnreadableMessageException("It is no JSON object, or has a field twice.");
        return message.Field("msgtype") switch
        {
            null => throw new UnreadableMessageException("msgtype is missing."),
            "stream" => null,
            "event" => Event(message, signedAt),
            "text" => Said(message, signedAt, Text(message, message), []),
            "voice" when message.Field("voice", "content") is { } heard => Said(message, signedAt, heard, []),
            "image" => Said(message, signedAt, text: null, [Picture(message)]),
            "mixed" => Mixed(message, signedAt),
            _ => Message(message, ChatMessageKind.Other, signedAt),
        };
    }

    private static ChatMessage Said(JsonElement message, DateTimeOffset signedAt, string? text, IReadOnlyList<SentPicture> pictures) =>
        Message(message, string.IsNullOrWhiteSpace(text) && pictures.Count > 0 ? ChatMessageKind.Picture : ChatMessageKind.Text, signedAt) with { Text = MessageFields.Clean(text), Pictures = pictures };

    private static ChatMessage Mixed(JsonElement message, DateTimeOffset signedAt)
    {
        var items = message.Items("mixed", "msg_item").ToList();
        var texts = items.Where(item => item.Field("msgtype") == "text").Select(item => Text(item, message)).Where(text => text.Length > 0);
        return Said(message, signedAt, string.Join('\n', texts), [.. items.Where(item => item.Field("msgtype") == "image").Select(Picture)]);
    }

    private static ChatMessage? Event(JsonElement message, DateTimeOffset signedAt) =>
        message.Field("event", "eventtype") == "template_card_event" && message.Field("event", "template_card_event", "event_key") is { } pressed
            ? Message(message, ChatMessageKind.Button, signedAt) with { Button = MessageFields.Clean(pressed) }
            : null;

    private static ChatMessage Message(JsonElement message, ChatMessageKind kind, DateTimeOffset signedAt) => new()
    {
        Id = Prefix + MessageFields.Id(message.Field("msgid"), "msgid"),
        From = MessageFields.Id(message.Field("from", "userid"), "from.userid"),
        SentAt = SentAt(message) ?? signedAt,
        Kind = kind,
    };

    private static DateTimeOffset? SentAt(JsonElement message) =>
        message.TryGetProperty("create_time", out var time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var seconds)
            ? MessageFields.Instant(seconds.ToString(CultureInfo.InvariantCulture), "create_time")
            : null;

    /// <summary>In a group a message begins with the robot's name, or it would not be told of it.</summary>
    private static string Text(JsonElement item, JsonElement message)
    {
        var text = item.Field("text", "content") ?? "";
        return message.Field("chattype") == "group" ? Mention().Replace(text, "", 1) : text;
    }

    private static SentPicture Picture(JsonElement item) =>
        Uri.TryCreate(item.Field("image", "url"), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? new SentPicture(MediaId: null, url)
            : throw new UnreadableMessageException("image.url is missing, or no https address.");

    [GeneratedRegex(@"^\s*@\S+\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
