using System.Text;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Chat;

/// <summary>What a firm itself is told in the chat, where it has an account there; pure.</summary>
/// <param name="state">The target after the event, or later.</param>
/// <param name="page">The firm's own page; <c>null</c> when no link counts.</param>
public sealed class FirmNotices(RectificationState state, CampaignTemplate template, Uri? page)
{
    public IReadOnlyList<OutgoingMessage> Of(LogEntry entry) => state.Account is { } account && Text((RectificationEvent)RectificationRecord.Kind.Read(entry).Event) is { } text
        ? [new OutgoingMessage { Id = $"{state.Id}-{entry.Sequence}-firm", Target = ChatTarget.Member(account), At = entry.At, Text = Signed(text), IsSaidAlone = true }]
        : [];

    private string? Text(RectificationEvent happened) => happened switch
    {
        NoticeDelivered { Way: NoticeWay.Chat } => Notice(),
        LinkIssued e when page is not null => $"请用下面的链接回执、补交资料和查看进度，{CaseWords.Time(e.ExpiresAt)} 前有效，请勿转发。",
        OrderServed e => $"{template.OrderTitle}（{e.Number}）已送达，请按期改正：\n{Terms(e)}",
        PaperJudged { Accepted: false } e => $"资料未通过审核，请重新补交：{e.Paper}\n原因：{e.Reason}",
        TermReminded { Deadline: DeadlineKind.Rectification } e => $"整改即将到期：{Finding(e.Subject!)}，请于 {CaseWords.Time(e.DueAt)} 前改正",
        { Revisits: not null } => "整改已完成，准予销号。",
        TargetReinspected { Status: RectificationStatus.Interview } => "复查未通过，将另行通知约谈。",
        TargetReinspected e when NewTerms(e).Any() => $"复查未通过，请在新的期限内改正：\n{Terms(e)}",
        _ => null,
    };

    private string Notice() => $"{template.NoticeTitle}\n{template.NoticeText}\n请备齐：\n{string.Join('\n', template.PapersOf(state.Kind).Select((paper, i) => $"{i + 1}. {paper}"))}";

    /// <summary>The firm's, not those of the town's own steps.</summary>
    private static IEnumerable<Deadline> NewTerms(RectificationEvent happened) => (happened.Deadlines ?? []).Where(d => d.Kind == DeadlineKind.Rectification);

    private string Terms(RectificationEvent happened) => string.Join('\n', NewTerms(happened).Select(d => $"· {Finding(d.Subject!)}：{CaseWords.Time(d.DueAt)} 前"));

    private string Finding(string item) => template.FindItem(item)?.Finding ?? item;

    /// <summary>What is too long for a message loses its end, never the way to the page.</summary>
    private string Signed(string text)
    {
        var signature = $"\n{template.Authority}{(page is null ? "" : $"\n{page}")}";
        return TextCut.Bytes($"{state.Name}（{state.Address}）：\n{text}", TextCut.MostBytes - Encoding.UTF8.GetByteCount(signature)) + signature;
    }
}
