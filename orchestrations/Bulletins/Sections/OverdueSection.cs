using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>The work in hand, and what of it is overdue; a case is named by number, class and unit, never by what a citizen wrote.</summary>
internal static class OverdueSection
{
    /// <param name="at">UTC; until then delays are counted.</param>
    public static BulletinSection Of(BulletinFigures figures, ReferenceData data, DateTimeOffset at)
    {
        var inHand = figures.InHand;
        var summary = $"在办 {inHand.Open} 件，超期 {inHand.Overdue} 件，待重新派遣 {inHand.Returned} 件，挂账 {inHand.Suspended} 件";
        return new BulletinSection("在办与超期", inHand.Worst.Count == 0 ? [summary] : [summary, "超期最久的案件："])
        {
            Items = [.. inHand.Worst.Select(c => Line(c, data, at))],
            ItemsLeftOut = inHand.Overdue - inHand.Worst.Count,
        };
    }

    private static string Line(OverdueCase c, ReferenceData data, DateTimeOffset at) =>
        $"{c.Id} {CaseWords.Category(data, c.Category)}，{CaseWords.Unit(data, c.Unit)}（{CaseWords.Status(c.Status)}），超期 {BulletinWords.Late(at - c.DueAt)}";
}
