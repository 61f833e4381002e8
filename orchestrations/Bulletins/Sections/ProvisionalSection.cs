namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>Deadlines that nobody can be held to yet; left out when there are none.</summary>
internal static class ProvisionalSection
{
    public static BulletinSection? Of(BulletinFigures figures) => figures.InHand.Provisional == 0
        ? null
        : new BulletinSection("时限暂定", [$"在办案件中 {figures.InHand.Provisional} 件的到期时间跨入放假安排尚未公布的年份，暂定，公布并载入后重新计算"]);
}
