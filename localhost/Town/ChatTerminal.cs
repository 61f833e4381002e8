using System.Globalization;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>Sends each line to the town and shows what it says, until the lines end and nothing has been said for a while.</summary>
internal sealed class ChatTerminal(HttpClient http, string member, TextReader input, TextWriter output)
{
    private const string Hint = "Write in Chinese as in the chat (帮助). /photo <file>, /at <lat> <lon> [name], /press <button>; the end of input ends it.";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a report takes to settle.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Uri _address = new($"/dev/chat/{Uri.EscapeDataString(member)}", UriKind.Relative);
    private IReadOnlyDictionary<string, string> _buttons = new Dictionary<string, string>(StringComparer.Ordinal);
    private int _heard;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _heard = (await HearAsync(cancellationToken)).LastOrDefault()?.Number ?? 0;
        await output.WriteLineAsync(Hint);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(ended.Token);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim() is { Length: > 0 } said) await SayAsync(said, cancellationToken);
        }

        ended.CancelAfter(Patience);
        await listening;
    }

    private async Task SayAsync(string line, CancellationToken cancellationToken)
    {
        if (Read(line) is not { } said)
        {
            await output.WriteLineAsync(Hint);
            return;
        }

        using var answer = await http.PostAsJsonAsync(_address, said, cancellationToken);
        if (!answer.IsSuccessStatusCode) await output.WriteLineAsync($"! {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private ChatUtterance? Read(string line)
    {
        var words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["/photo", var file, ..] => File.Exists(file) ? new ChatUtterance(Picture: Convert.ToBase64String(File.ReadAllBytes(file))) : null,
            ["/at", var lat, var lon, .. var label] when Degrees(lat) is { } y && Degrees(lon) is { } x => new ChatUtterance(At: new ChatSpot(y, x, label.FirstOrDefault())),
            ["/press", var button, ..] => _buttons.TryGetValue(button, out var key) ? new ChatUtterance(Press: key) : null,
            [['/', ..], ..] => null,
            _ => new ChatUtterance(line),
        };
    }

    private static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                foreach (var reply in await HearAsync(cancellationToken)) await ShowAsync(reply);
                await Task.Delay(Pace, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The conversation is over.
        }
    }

    private async Task ShowAsync(ChatReply reply)
    {
        (_heard, _buttons) = (reply.Number, reply.Buttons.Count > 0 ? reply.Buttons : _buttons);
        await output.WriteLineAsync($"← {reply.Text.ReplaceLineEndings("\n  ")}");
        if (reply.Buttons.Count > 0) await output.WriteLineAsync($"  [{string.Join("] [", reply.Buttons.Keys)}]");
    }

    private async Task<List<ChatReply>> HearAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<List<ChatReply>>(new Uri($"{_address}?after={_heard}", UriKind.Relative), cancellationToken) ?? [];
}
