using System.Xml.Linq;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.WeCom;

/// <summary>Messages and events of an app of one's own (path 96467 and 96468).</summary>
public static class AppMessages
{
    private const string Prefix = "app-";

    /// <param name="xml">Decrypted.</param>
    /// <returns><c>null</c> for an event that says nothing: somebody opened the app, followed it, let their place be known.</returns>
    /// <exception cref="UnreadableMessageException">No message can be made of it.</exception>
    public static ChatMessage? Read(string xml, CoordinateSystem coordinates)
    {
        var message = PlatformXml.TryRead(xml) ?? throw new UnreadableMessageException("It is no XML, or has a document type.");
        return message.Field("MsgType") switch
        {
            null => throw new UnreadableMessageException("MsgType is missing."),
            "event" => Event(message),
            "text" => Said(message, ChatMessageKind.Text) with { Text = MessageFields.Clean(message.Field("Content")) ?? "" },
            "image" => Said(message, ChatMessageKind.Picture) with { Pictures = [new SentPicture(MessageFields.Id(message.Field("MediaId"), "MediaId"))] },
            "location" => Location(message, coordinates),
            _ => Said(message, ChatMessageKind.Other),
        };
    }

    private static ChatMessage Said(XElement message, ChatMessageKind kind) =>
        Message(message, kind, MessageFields.Id(message.Field("MsgId"), "MsgId"));

    private static ChatMessage? Event(XElement message)
    {
        if (message.Field("Event") is not ("template_card_event" or "click") || message.Field("EventKey") is not { } pressed) return null;
        var from = MessageFields.Id(message.Field("FromUserName"), "FromUserName");
        var id = MessageFields.EventId(from, MessageFields.Id(message.Field("CreateTime"), "CreateTime"), pressed);
        return Message(message, ChatMessageKind.Button, id) with { Button = MessageFields.Clean(pressed), ResponseCode = MessageFields.Clean(message.Field("ResponseCode")) };
    }

    private static ChatMessage Location(XElement message, CoordinateSystem coordinates)
    {
        var sent = new GeoPoint(MessageFields.Degrees(message.Field("Location_X"), "Location_X"), MessageFields.Degrees(message.Field("Location_Y"), "Location_Y"));
        if (!sent.IsOnEarth) throw new UnreadableMessageException("Location_X and Location_Y are no place on earth.");
        var point = coordinates == CoordinateSystem.Gcj02 ? ChinaOffset.ToWgs84(sent) : sent;
        return Said(message, ChatMessageKind.Location) with { Location = point, Text = MessageFields.Clean(message.Field("Label")) };
    }

    private static ChatMessage Message(XElement message, ChatMessageKind kind, string id) => new()
    {
        Id = Prefix + id,
        From = MessageFields.Id(message.Field("FromUserName"), "FromUserName"),
        SentAt = MessageFields.Instant(message.Field("CreateTime"), "CreateTime"),
        Kind = kind,
    };
}
