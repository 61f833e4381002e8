using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Hotline;

/// <summary>What a row says, as a report.</summary>
/// <param name="Urgent"><c>null</c> where it says nothing of urgency.</param>
/// <param name="SaidAt">UTC; the source's own time, <c>null</c> where it says none.</param>
public sealed record HotlineReport(CaseReport Report, bool? Urgent, DateTimeOffset? SaidAt)
{
    /// <summary>The source of every row.</summary>
    public const string Source = "hotline";

    /// <summary>Characters of an id, a name, an address; what the lifecycle takes.</summary>
    private const int MostOfLine = 200;

    /// <summary>Characters of the description, with what stands before it.</summary>
    private const int MostOfText = 4_000;

    /// <summary>Reads a row by the rules in force.</summary>
    /// <param name="receivedAt">UTC; of the batch.</param>
    /// <exception cref="RowRefusedException">It cannot become a case; says which column is to blame.</exception>
    public static HotlineReport Read(HotlineRow row, ReferenceData data, DateTimeOffset receivedAt)
    {
        if (row.Problem is { } unreadable) throw new RowRefusedException(unreadable);
        var cells = new HotlineCells(row, data);
        var sourceId = cells.Required(HotlineField.SourceId, MostOfLine);
        var category = cells.Category();
        var urgent = cells.Urgent();
        var report = new CaseReport
        {
            Source = Source,
            SourceId = sourceId,
            Category = category.Code,
            Condition = cells.Condition(category),
            Description = Description(cells),
            Address = cells.Line(HotlineField.Address, MostOfLine),
            Location = cells.Location(),
            Grid = cells.Grid(),
            Urgent = urgent ?? false,
            Reporter = Reporter(cells),
        };
        return new HotlineReport(report, urgent, cells.SaidAt(receivedAt));
    }

    private static string Description(HotlineCells cells)
    {
        var (kind, title) = (cells.Line(HotlineField.Kind, MostOfLine), cells.Line(HotlineField.Title, MostOfLine));
        var text = cells.Required(HotlineField.Description, MostOfText);
        var heading = $"{(kind is null ? "" : $"【{kind}】")}{(title is null || text.StartsWith(title, StringComparison.Ordinal) ? "" : title)}";
        var description = heading.Length == 0 ? text : $"{heading}\n{text}";
        return description.Length <= MostOfText ? description : throw cells.Refuse(HotlineField.Description, $"连同标题超过{MostOfText}个字符");
    }

    private static Reporter? Reporter(HotlineCells cells)
    {
        var reporter = new Reporter(cells.Line(HotlineField.Name, MostOfLine), cells.Phone(), cells.Line(HotlineField.ReporterAddress, MostOfLine));
        return reporter == new Reporter() ? null : reporter;
    }
}
