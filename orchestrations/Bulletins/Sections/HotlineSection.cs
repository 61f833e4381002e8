namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>How the hotline's closed cases are scored; left out when there is nothing to score.</summary>
internal static class HotlineSection
{
    public static BulletinSection? Of(BulletinFigures figures)
    {
        var hotline = figures.Hotline;
        string[] lines = [.. Line("先行联系率", hotline.FirstContact), .. Line("诉求解决率", hotline.Solved), .. Line("市民满意率", hotline.Satisfied)];
        return lines.Length == 0 ? null : new BulletinSection("热线（时段内结案）", lines);
    }

    /// <summary>基本满意 counts by a part, so a rate need not be the quotient of the two numbers.</summary>
    private static IEnumerable<string> Line(string name, RateFigure figure)
    {
        if (figure.Rate is { } rate) yield return $"{name} {BulletinWords.Percent(rate)}（{figure.OutOf} 件中 {figure.Cases} 件）";
    }
}
