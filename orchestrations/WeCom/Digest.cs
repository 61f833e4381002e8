using System.Globalization;
using System.Text;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.WeCom;

/// <summary>Many messages said in one, so that a flood costs few sends. Cards lose their buttons, but the case is named.</summary>
/// <param name="Count">How many of them, from the first, are in it.</param>
public sealed record Digest(string Text, int Count)
{
    /// <summary>More than so many waiting for one target are said in one.</summary>
    public const int Above = 5;

    /// <summary>So that one long message does not keep the others out.</summary>
    private const int MostLineBytes = 480;

    /// <param name="messages">At least one.</param>
    /// <param name="most">Bytes of UTF-8; the platform's limit.</param>
    public static Digest Of(IReadOnlyList<OutgoingMessage> messages, int most = TextCut.MostBytes)
    {
        var room = most - Encoding.UTF8.GetByteCount(Heading(messages.Count));
        var lines = new List<string>();
        foreach (var message in messages)
        {
            var line = $"\n{TextCut.Bytes(Line(message), Math.Min(MostLineBytes, most / 2))}";
            room -= Encoding.UTF8.GetByteCount(line);
            if (room < 0 && lines.Count > 0) break;
            lines.Add(line);
        }

        return new Digest(Heading(lines.Count) + string.Concat(lines), lines.Count);
    }

    private static string Heading(int count) => string.Create(CultureInfo.InvariantCulture, $"共 {count} 条通知：");

    private static string Line(OutgoingMessage message)
    {
        var text = message.Text.ReplaceLineEndings(" ").Trim();
        return message.Card is { } card && !text.Contains(card.CaseId, StringComparison.Ordinal) ? $"{card.CaseId} {text}" : text;
    }
}
