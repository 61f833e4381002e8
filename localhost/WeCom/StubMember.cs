using System.Globalization;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>
/// Somebody who writes to the town by the platform: encrypted, signed, and brought as the platform does it: five seconds for
/// an answer, three calls in all, until one is answered with 200.
/// </summary>
public sealed class StubMember(StubAccount account, string userId, Uri callback) : IDisposable
{
    private const int Calls = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http = new() { Timeout = Patience };

    /// <summary>The next message's id is one more, so a member never says the same message twice.</summary>
    private long _lastId = RandomNumberGenerator.GetInt32(int.MaxValue) * 1000L;

    /// <summary>Says something; the id under which the message is known, such as <c>app-4711</c>.</summary>
    public Task<string> SendTextAsync(string text, CancellationToken cancellationToken = default) =>
        SendAsync("text", Element("Content", text), cancellationToken);

    public Task<string> SendImageAsync(string mediaId, CancellationToken cancellationToken = default) =>
        SendAsync("image", Element("PicUrl", "http://127.0.0.1/none") + Element("MediaId", mediaId), cancellationToken);

    /// <param name="lat">As the phone shows it: GCJ-02.</param>
    public Task<string> SendLocationAsync(double lat, double lon, string label, CancellationToken cancellationToken = default) => SendAsync(
        "location",
        string.Create(CultureInfo.InvariantCulture, $"<Location_X>{lat:R}</Location_X><Location_Y>{lon:R}</Location_Y><Scale>20</Scale>") + Element("Label", label) + Element("AppType", "wxwork"),
        cancellationToken);

    /// <summary>Presses a button of a card.</summary>
    /// <returns>The response code that lets the card be changed.</returns>
    public async Task<string> PressAsync(string key, string taskId, CancellationToken cancellationToken = default)
    {
        var responseCode = Guid.NewGuid().ToString("N");
        await BringAsync(Xml("event", Element("Event", "template_card_event") + Element("EventKey", key) + Element("TaskId", taskId) + Element("CardType", "button_interaction") + Element("ResponseCode", responseCode)), forRobot: false, cancellationToken);
        return responseCode;
    }

    /// <summary>Says something to the smart robot.</summary>
    public async Task<string> SendToRobotAsync(string text, Uri? picture = null, CancellationToken cancellationToken = default)
    {
        var id = NextId();
        var items = new JsonArray(new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } });
        if (picture is not null) items.Add(new JsonObject { ["msgtype"] = "image", ["image"] = new JsonObject { ["url"] = picture.AbsoluteUri } });
        var message = new JsonObject
        {
            ["msgid"] = id,
            ["aibotid"] = "stub",
            ["chattype"] = "single",
            ["from"] = new JsonObject { ["userid"] = userId },
            ["msgtype"] = "mixed",
            ["mixed"] = new JsonObject { ["msg_item"] = items },
        };
        await BringAsync(message.ToJsonString(), forRobot: true, cancellationToken);
        return $"robot-{id}";
    }

    /// <summary>A callback of any content, brought until it is answered with 200 or the platform gives up.</summary>
    /// <returns>The last answer's status; <c>null</c> when there was none in time.</returns>
    public async Task<HttpStatusCode?> BringAsync(string content, bool forRobot, CancellationToken cancellationToken = default)
    {
        HttpStatusCode? status = null;
        for (var call = 0; call < Calls && status != HttpStatusCode.OK; call++) status = await CallAsync(SignedCallback.Of(account, content, forRobot), cancellationToken);
        return status;
    }

    public void Dispose() => _http.Dispose();

    private static string Element(string name, string text) => $"<{name}>{SecurityElement.Escape(text)}</{name}>";

    private async Task<string> SendAsync(string kind, string fields, CancellationToken cancellationToken)
    {
        var id = NextId();
        var status = await BringAsync(Xml(kind, $"{fields}<MsgId>{id}</MsgId>"), forRobot: false, cancellationToken);
        return status == HttpStatusCode.OK ? $"app-{id}" : throw new HttpRequestException($"The application answered {status?.ToString() ?? "nothing"}.", inner: null, status);
    }

    private string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    private string Xml(string kind, string fields) => new StringBuilder("<xml>")
        .Append(Element("ToUserName", account.CorpId)).Append(Element("FromUserName", userId))
        .Append(CultureInfo.InvariantCulture, $"<CreateTime>{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>")
        .Append(Element("MsgType", kind)).Append(fields)
        .Append(CultureInfo.InvariantCulture, $"<AgentID>{account.AgentId}</AgentID></xml>").ToString();

    private async Task<HttpStatusCode?> CallAsync(SignedCallback signed, CancellationToken cancellationToken)
    {
        try
        {
            using var request = signed.Request(callback);
            using var answer = await _http.SendAsync(request, cancellationToken);
            return answer.StatusCode;
        }
        catch (Exception none) when (!cancellationToken.IsCancellationRequested && none is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
