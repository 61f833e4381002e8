using System.Diagnostics.CodeAnalysis;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>A file as a table that is read once, from the top.</summary>
/// <param name="Columns">Headers without spaces around them; of JSON, the names in the first object.</param>
/// <param name="Rows">Empty rows are left out.</param>
public sealed record SourceTable(IReadOnlyList<string> Columns, IAsyncEnumerable<SourceRow> Rows)
{
    /// <summary>Opens a file for reading; memory does not grow with its length.</summary>
    /// <param name="content">Has to be seekable for XLSX.</param>
    /// <param name="isUtf8">Whether every byte of it is UTF-8; else it is taken for GB18030.</param>
    /// <exception cref="BatchRefusedException">It cannot be read; the rows may throw it as well.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The readers hold buffers alone; the content is the caller's to close.")]
    public static Task<SourceTable> OpenAsync(Stream content, SourceFormat format, bool isUtf8, CancellationToken cancellationToken) => format switch
    {
        SourceFormat.Xlsx => Task.FromResult(XlsxTable.Open(content)),
        SourceFormat.Json => JsonTable.OpenAsync(SourceText.AsUtf8(content, isUtf8), cancellationToken),
        _ => CsvTable.OpenAsync(SourceText.Read(content, isUtf8), cancellationToken),
    };
}

/// <summary>One row as the file has it.</summary>
/// <param name="Cells">Each with its header.</param>
/// <param name="Problem">Why it could not be read; then there is the first cell at most, to find the row by.</param>
public sealed record SourceRow(IReadOnlyList<SourceCell> Cells, RowProblem? Problem = null)
{
    /// <summary>What stands in such a row is not shown: nobody knows which part of it is a phone.</summary>
    public static SourceRow Unreadable(string reason, params IReadOnlyList<SourceCell> cells) => new(cells, new RowProblem(Column: null, Value: null, reason));
}

/// <summary>One cell.</summary>
public readonly record struct SourceCell(string Column, string Text);
