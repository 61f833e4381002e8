using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>What somebody got.</summary>
/// <param name="To">A member's id; empty for the group of the group robot.</param>
/// <param name="Text">Of a card, its second line.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="At">UTC.</param>
public sealed record DeliveredMessage(string To, string Text, JsonObject Body, DateTimeOffset At);

/// <summary>Messages that were sent, with the platform's limits: what is too much for a member vanishes without a word, for a robot with one.</summary>
internal sealed class StubMessages(TimeProvider clock)
{
    private const int MostTextBytes = 2048;
    private const int MemberMinute = 30;
    private const int MemberHour = 1000;
    private const int RobotMinute = 20;
    private const string UnknownMember = "nobody";

    private readonly Lock _lock = new();
    private readonly List<DeliveredMessage> _delivered = [];
    private readonly Dictionary<string, string> _changedCards = new(StringComparer.Ordinal);

    public IReadOnlyList<DeliveredMessage> Delivered
    {
        get
        {
            lock (_lock) return [.. _delivered];
        }
    }

    public IReadOnlyDictionary<string, string> ChangedCards
    {
        get
        {
            lock (_lock) return new Dictionary<string, string>(_changedCards, StringComparer.Ordinal);
        }
    }

    public JsonObject ToMember(JsonObject body)
    {
        lock (_lock)
        {
            var (to, now) = (Text(body, "touser"), clock.GetUtcNow());
            if (to is "" or UnknownMember) return StubAnswers.Refused(81013, "user & party & tag all invalid");
            if (IsDuplicate(body, to, now) || Since(to, now.AddMinutes(-1)) >= MemberMinute || Since(to, now.AddHours(-1)) >= MemberHour) return StubAnswers.Ok();
            return Deliver(body, to, now);
        }
    }

    public JsonObject ToRobot(JsonObject body)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            return Since("", now.AddMinutes(-1)) >= RobotMinute ? StubAnswers.Refused(45009, "api freq out of limit") : Deliver(body, "", now);
        }
    }

    public JsonObject ChangeCard(JsonObject body)
    {
        lock (_lock)
        {
            return _changedCards.TryAdd(Text(body, "response_code"), Text(body, "button", "replace_name"))
                ? StubAnswers.Ok()
                : StubAnswers.Refused(42014, "response_code was used");
        }
    }

    private static string Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = node?[name];
        return node?.ToString() ?? "";
    }

    private JsonObject Deliver(JsonObject body, string to, DateTimeOffset now)
    {
        var text = Text(body, "msgtype") == "template_card" ? Text(body, "template_card", "sub_title_text") : Text(body, "text", "content");
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MostTextBytes) return StubAnswers.Refused(45002, "content size out of limit");
        _delivered.Add(new DeliveredMessage(to, text, body, now));
        return StubAnswers.Ok();
    }

    private int Since(string to, DateTimeOffset instant) => _delivered.Count(message => message.To == to && message.At > instant);

    private bool IsDuplicate(JsonObject body, string to, DateTimeOffset now) =>
        Text(body, "enable_duplicate_check") == "1"
        && double.TryParse(Text(body, "duplicate_check_interval"), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && _delivered.Any(message => message.To == to && message.At > now.AddSeconds(-seconds) && JsonNode.DeepEquals(message.Body, body));
}
