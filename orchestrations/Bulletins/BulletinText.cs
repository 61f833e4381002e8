using System.Globalization;
using System.Text;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Bulletins;

/// <summary>A bulletin as the text that a group robot says. What does not fit is left to the page, by whole lines.</summary>
public static class BulletinText
{
    public const string Title = "晨会通报";
    private const string Rest = "（篇幅所限，其余见通报页面）";
    private const int MostItems = 5;

    /// <summary>At most 2048 bytes of UTF-8, which is what the platform takes (path 99110).</summary>
    /// <param name="at">UTC; when the bulletin is made.</param>
    public static string Of(DateOnly day, BulletinPeriod period, DateTimeOffset at, IReadOnlyList<BulletinSection> sections)
    {
        List<Line> lines =
        [
            new($"{Title} {BulletinWords.Day(day)}"),
            new($"时段：{BulletinWords.Period(period, day)}；截至{BulletinWords.Time(at)}"),
            .. sections.Index().SelectMany(s => Of(s.Item, s.Index)),
        ];
        return Bytes(lines) <= TextCut.MostBytes ? Join(lines) : Join(Cut(lines));
    }

    private static IEnumerable<Line> Of(BulletinSection section, int index)
    {
        var (shown, more) = (section.Items.Take(MostItems).ToList(), section.Items.Count - MostItems);
        return
        [
            new Line(BulletinWords.Heading(section, index), Announces: true),
            .. section.Lines.Index().Select(line => new Line(line.Item, Announces: shown.Count > 0 && line.Index == section.Lines.Count - 1)),
            .. shown.Index().Select(item => new Line(string.Create(CultureInfo.InvariantCulture, $"{item.Index + 1}. {item.Item}"))),
            .. Math.Max(more, 0) + section.ItemsLeftOut is > 0 and var left ? [new Line(string.Create(CultureInfo.InvariantCulture, $"另有 {left} 项，见通报页面"))] : Array.Empty<Line>(),
        ];
    }

    /// <summary>As many lines as there is room for beside the last one, which says that there are more; none that announces what was cut.</summary>
    private static List<Line> Cut(List<Line> lines)
    {
        var kept = lines.Count;
        while (kept > 0 && (lines[kept - 1].Announces || Bytes([.. lines.Take(kept), new Line(Rest)]) > TextCut.MostBytes)) kept--;
        return [.. lines.Take(kept), new Line(Rest)];
    }

    private static int Bytes(IReadOnlyList<Line> lines) => Encoding.UTF8.GetByteCount(Join(lines));

    private static string Join(IReadOnlyList<Line> lines) => string.Join('\n', lines.Select(line => line.Text));

    /// <param name="Announces">Says nothing without the line after it.</param>
    private sealed record Line(string Text, bool Announces = false);
}
