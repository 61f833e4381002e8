using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Xunit;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

public sealed class BulletinPageTests
{
    [Fact]
    public void It_says_what_it_is_of_and_has_every_section()
    {
        var bulletin = SampleBulletin.Of([], [.. SampleBulletin.Closed("lvhua", 3)], Enumerable.Range(1, 12).Select(n => SampleBulletin.InHand(n, TimeSpan.FromHours(n))));
        var page = XDocument.Parse(BulletinPage.Of(bulletin)).Root!;
        Assert.Equal("zh-CN", page.Attribute("lang")!.Value);
        Assert.Equal("晨会通报 2026年3月9日（星期一）", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("p"), p => p.Value == "统计时段：3月6日（星期五）至3月8日（星期日）");
        Assert.Equal(["一、案件办理", "二、在办与超期", "三、承办单位"], page.Descendants("h2").Select(h => h.Value));
        Assert.Equal(10, page.Descendants("li").Count());
        Assert.Contains(page.Descendants("p"), p => p.Value == "另有 2 项未列出。");
        Assert.Equal(BulletinPage.Style, page.Descendants("style").Single().Value);
        Assert.Empty(page.Descendants("script"));
    }

    [Property(MaxTest = 300)]
    public void Whatever_a_town_calls_its_things_the_page_shows_it_as_text(NonNull<string> title, NonNull<string>[] lines)
    {
        var section = new BulletinSection(Text(title), [.. lines.Select(Text)]) { Items = [.. lines.Select(Text)] };
        var page = XDocument.Parse(BulletinPage.Of(SampleBulletin.Of([], [], []) with { Sections = [section] }), LoadOptions.PreserveWhitespace).Root!;
        Assert.Equal($"一、{section.Title}", page.Descendants("h2").Single().Value);
        Assert.Equal(section.Lines, page.Descendants("section").Single().Elements("p").Select(p => p.Value));
        Assert.Equal(section.Items, page.Descendants("li").Select(li => li.Value));
    }

    [Fact]
    public void What_looks_like_HTML_is_none()
    {
        var section = new BulletinSection("<script>alert(1)</script>", ["\"&'</section>"]);
        var page = BulletinPage.Of(SampleBulletin.Of([], [], []) with { Sections = [section] });
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal("\"&'</section>", XDocument.Parse(page).Descendants("section").Single().Element("p")!.Value);
    }

    /// <summary>As it is after texts were cleaned on their way in, and without what XML has no way to say.</summary>
    private static string Text(NonNull<string> text) => string.Concat(PlainText.Clean(text.Get).Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
