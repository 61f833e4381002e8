using System.Text.Json.Nodes;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.WeCom;

/// <summary>What is sent to the platform (path 90236, 94945 and 99110).</summary>
internal static class WeComBodies
{
    /// <summary>Seconds for which the platform keeps the same content from a member: longer than a sender that died holds its lease, and no longer, since the same answer may rightly come again.</summary>
    private const int DuplicateSeconds = 120;

    private const int MostCardTextBytes = 480;
    private const int MostTitleBytes = 72;
    private const int MostButtonCharacters = 10;

    public static JsonObject ToMember(OutgoingMessage message, long agentId)
    {
        var body = new JsonObject
        {
            ["touser"] = message.Target.Name,
            ["agentid"] = agentId,
            ["enable_duplicate_check"] = 1,
            ["duplicate_check_interval"] = DuplicateSeconds,
        };
        if (message.Card is { Buttons.Count: > 0 } card) (body["msgtype"], body["template_card"]) = ("template_card", Card(message, card));
        else (body["msgtype"], body["text"]) = ("text", Text(message.Text));
        return body;
    }

    /// <summary>A group robot has no buttons that would come back: the card's title stands before the text.</summary>
    public static JsonObject ToRobot(OutgoingMessage message) => new()
    {
        ["msgtype"] = "text",
        ["text"] = Text(message.Card is { } card ? $"{card.Title}\n{message.Text}" : message.Text),
    };

    public static JsonObject CardUpdate(string responseCode, string userId, long agentId, string replaceName) => new()
    {
        ["userids"] = new JsonArray(userId),
        ["agentid"] = agentId,
        ["response_code"] = responseCode,
        ["button"] = new JsonObject { ["replace_name"] = replaceName },
    };

    /// <summary>The same for the same message; letters, digits and a dash, as the platform asks.</summary>
    public static string TaskId(OutgoingMessage message) => $"xj-{KeyHash.Of($"{message.Target.Kind}|{message.Target.Name}|{message.Id}")}";

    private static JsonObject Card(OutgoingMessage message, ChatCard card) => new()
    {
        ["card_type"] = "button_interaction",
        ["main_title"] = new JsonObject { ["title"] = TextCut.Bytes(card.Title, MostTitleBytes) },
        ["sub_title_text"] = TextCut.Bytes(message.Text, MostCardTextBytes),
        ["button_list"] = new JsonArray([.. card.Buttons.Select(Button)]),
        ["task_id"] = TaskId(message),
    };

    private static JsonNode Button(ChatButton button) => new JsonObject
    {
        ["text"] = button.Text.Length <= MostButtonCharacters ? button.Text : button.Text[..MostButtonCharacters],
        ["style"] = 1,
        ["key"] = button.Key,
    };

    private static JsonObject Text(string text) => new() { ["content"] = TextCut.Bytes(text, TextCut.MostBytes) };
}
