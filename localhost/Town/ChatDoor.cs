using System.Collections.Concurrent;
using Xinjing.Serverless.Localhost.WeCom;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>Something that a person says by <c>POST /dev/chat/{member}</c>; one of the fields.</summary>
/// <param name="Picture">A JPEG, PNG or WebP in base64.</param>
/// <param name="Press">Key of a card's button.</param>
public sealed record ChatUtterance(string? Text = null, ChatSpot? At = null, string? Picture = null, string? Press = null);

/// <param name="Lat">As a phone shows it: GCJ-02.</param>
public sealed record ChatSpot(double Lat, double Lon, string? Label = null);

/// <summary>What the town said to a person, by <c>GET /dev/chat/{member}?after=</c>.</summary>
/// <param name="Number">From 1; the next look asks for those after the last.</param>
/// <param name="Buttons">Keys of the card's buttons by their texts.</param>
public sealed record ChatReply(int Number, string Text, IReadOnlyDictionary<string, string> Buttons);

/// <summary>Lets somebody talk to the town without the chat platform: development only.</summary>
internal sealed class ChatDoor(WeComStub platform, Uri callback)
{
    private readonly ConcurrentDictionary<string, StubMember> _members = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/dev/chat/{member}", SayAsync);
        routes.MapGet("/dev/chat/{member}", (string member, int? after) => Heard(member, after ?? 0));
    }

    private async Task<IResult> SayAsync(string member, ChatUtterance said, CancellationToken cancellationToken)
    {
        var speaker = _members.GetOrAdd(member, id => platform.Member(id, callback));
        var id = said switch
        {
            { Text: { Length: > 0 } text } => await speaker.SendTextAsync(text, cancellationToken),
            { At: { } spot } => await speaker.SendLocationAsync(spot.Lat, spot.Lon, spot.Label ?? "", cancellationToken),
            { Picture: { } picture } => await speaker.SendImageAsync(platform.Upload(Convert.FromBase64String(picture)), cancellationToken),
            { Press: { } key } => await speaker.PressAsync(key, "task", cancellationToken),
            _ => null,
        };
        return id is null ? Results.BadRequest("Send text, at, picture or press.") : Results.Json(new { id });
    }

    private List<ChatReply> Heard(string member, int after) =>
        [.. platform.Delivered.Where(m => m.To == member).Select((m, i) => new ChatReply(i + 1, Text(m), Buttons(m))).Skip(after)];

    private static string Text(DeliveredMessage message) =>
        message.Body["template_card"]?["main_title"]?["title"]?.ToString() is { Length: > 0 } title ? $"【{title}】\n{message.Text}" : message.Text;

    private static Dictionary<string, string> Buttons(DeliveredMessage message) =>
        (message.Body["template_card"]?["button_list"]?.AsArray() ?? []).ToDictionary(b => b!["text"]!.ToString(), b => b!["key"]!.ToString(), StringComparer.Ordinal);
}
