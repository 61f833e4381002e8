namespace Xinjing.Serverless.Hotline;

/// <summary>One row of a batch as it waits to be filed.</summary>
/// <param name="Number">From 1, the header not counted, empty rows neither.</param>
/// <param name="Cells">Those of known columns that say something.</param>
/// <param name="Problem">Why the row could not be read; <c>null</c> when it could.</param>
public sealed record HotlineRow(int Number, IReadOnlyList<HotlineCell> Cells, RowProblem? Problem = null)
{
    /// <summary>The source's own id; empty where the row lacks it.</summary>
    public string SourceId => Find(HotlineField.SourceId)?.Value ?? "";

    public HotlineCell? Find(HotlineField field) => Cells.FirstOrDefault(c => c.Field == field);
}

/// <summary>What a column says in a row.</summary>
/// <param name="Column">The header, as the file has it.</param>
public sealed record HotlineCell(HotlineField Field, string Column, string Value);

/// <summary>Why a row is refused; for the people of the town and of the hotline, in Chinese.</summary>
/// <param name="Column">The header; <c>null</c> where the row as a whole is to blame.</param>
/// <param name="Value">What stands there, shortened; a phone or name masked.</param>
public sealed record RowProblem(string? Column, string? Value, string Reason);
