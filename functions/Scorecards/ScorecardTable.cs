namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>A scorecard as the town's tables show it: a row for each group, and a row for each case behind a number.</summary>
internal static class ScorecardTable
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["volume"] = "受理量得分",
        ["firstContact"] = "先行联系得分",
        ["onTime"] = "按时办结得分",
        ["solved"] = "诉求解决得分",
        ["satisfied"] = "市民满意得分",
        ["reported"] = "上报数",
        ["filed"] = "立案数",
        ["dispatched"] = "派遣数",
        ["toHandle"] = "应处置数",
        ["handled"] = "处置数",
        ["handledOnTime"] = "按期处置数",
        ["handledLate"] = "超期处置数",
        ["overdueUnhandled"] = "超期未处置数",
        ["toClose"] = "应结案数",
        ["closed"] = "结案数",
        ["closedOnTime"] = "按期结案数",
        ["accuratelyDispatched"] = "准确派遣数",
        ["reworked"] = "返工数",
        ["urged"] = "催办数",
        ["escalated"] = "升级数",
        ["accurateDispatchRate"] = "准确派遣率",
        ["handlingRate"] = "处置率",
        ["onTimeHandlingRate"] = "按期处置率",
        ["closureRate"] = "结案率",
        ["onTimeClosureRate"] = "按期结案率",
        ["mostFrequentShare"] = "高发占比",
        ["hoursToAcceptance"] = "平均受理时长（小时）",
        ["hoursToCompletion"] = "平均处置时长（小时）",
    };

    /// <summary>A row for each group and one for all, with the same columns in each.</summary>
    public static IEnumerable<IDictionary<string, object?>> Scores(ScorecardView view) => view.Groups.Append(view.Total)
        .Zip(view.WhatIf is { } whatIf ? whatIf.Groups.Append(whatIf.Total) : Enumerable.Repeat<ScoreLine?>(null, view.Groups.Count + 1), Row);

    /// <summary>A row for each case and number; whether it was counted, or only divided by.</summary>
    public static IEnumerable<IDictionary<string, object?>> Cases(ScorecardView view) =>
        from line in view.Groups
        from figure in line.Hotline.Items.Select(i => (i.Item, i.Cases, i.OutOf)).Concat(line.Indicators.Select(i => (Item: i.Name, i.Cases, OutOf: i.OutOf ?? i.Cases)))
        let counted = figure.Cases.ToHashSet(StringComparer.Ordinal)
        from id in figure.OutOf
        select new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["编码"] = line.Key,
            ["名称"] = line.Name,
            ["指标"] = Titles[figure.Item],
            ["案件编号"] = id,
            ["计入"] = counted.Contains(id) ? "是" : "否",
        };

    private static Dictionary<string, object?> Row(ScoreLine line, ScoreLine? whatIf)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["编码"] = line.Key,
            ["名称"] = line.Name,
            ["总得分"] = Rounded(line.Hotline.Total),
            ["可得分"] = line.Hotline.MostPoints,
            ["得分率（%）"] = Rounded(line.Hotline.Percent),
        };
        if (whatIf is not null) row["假设后总得分"] = Rounded(whatIf.Hotline.Total);
        foreach (var item in line.Hotline.Items) row[Titles[item.Item]] = Rounded(item.Points);
        foreach (var indicator in line.Indicators) row[Titles[indicator.Name]] = Rounded(indicator.Value);
        return row;
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
