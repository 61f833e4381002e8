using System.Text;
using FsCheck.Xunit;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class DigestTests
{
    [Fact]
    public void Each_message_is_a_line_and_a_card_names_its_case()
    {
        var digest = Digest.Of([Message("第一条"), Message("第二条\n还有一行", "XJ2603020000000001"), Message("XJ1 已派遣", "XJ1")]);
        Assert.Equal("共 3 条通知：\n第一条\nXJ2603020000000001 第二条 还有一行\nXJ1 已派遣", digest.Text);
        Assert.Equal(3, digest.Count);
    }

    [Property(MaxTest = 1000)]
    public void It_fits_takes_at_least_one_and_is_the_same_for_those_it_took(ushort[] lengths)
    {
        List<OutgoingMessage> messages = [Message("始"), .. lengths.Select((length, i) => Message(new string("垃圾a"[i % 3], length % 1500)))];
        var digest = Digest.Of(messages);
        Assert.InRange(Encoding.UTF8.GetByteCount(digest.Text), 1, 2048);
        Assert.InRange(digest.Count, 1, messages.Count);
        Assert.True(digest.Count == messages.Count || digest.Count >= 4);
        Assert.Equal(digest, Digest.Of(messages[..digest.Count]));
    }

    [Theory]
    [InlineData("垃圾", 6, "垃圾")]
    [InlineData("垃圾桶", 8, "垃…")]
    [InlineData("ab👨‍👩‍👧cd", 9, "ab…")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "…")]
    public void Text_is_cut_between_characters(string text, int most, string cut) => Assert.Equal(cut, TextCut.Bytes(text, most));

    private static OutgoingMessage Message(string text, string? caseId = null) => new()
    {
        Id = "m",
        Target = ChatTarget.Member("li"),
        At = Door.Noon,
        Text = text,
        Card = caseId is null ? null : new ChatCard(caseId, "卡", [new ChatButton("k", "接单")]),
    };
}
