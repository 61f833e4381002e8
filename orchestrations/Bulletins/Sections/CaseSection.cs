namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>What came in and what was closed.</summary>
internal static class CaseSection
{
    public static BulletinSection Of(BulletinFigures figures)
    {
        var (filed, closed) = (figures.Filed, figures.Closed);
        return new BulletinSection("案件办理",
        [
            $"上报 {filed.Reported} 件{Sources(filed.BySource)}",
            .. filed.Reported > 0 ? [$"立案 {filed.Reported - filed.Rejected} 件，不予立案或并案 {filed.Rejected} 件，退回或收回改派 {filed.Returned} 件"] : Array.Empty<string>(),
            $"结案 {closed.Closed} 件{Sources(closed.BySource)}",
            .. closed.Closed > 0 ? [$"按时办结 {closed.OnTime} 件，按时办结率 {BulletinWords.Percent(closed.OnTime / (double)closed.Closed)}"] : Array.Empty<string>(),
        ]);
    }

    private static string Sources(IReadOnlyList<SourceFigure> sources) =>
        sources.Count == 0 ? "" : $"：{string.Join("、", sources.Select(s => $"{BulletinWords.Source(s.Source)} {s.Cases} 件"))}";
}
