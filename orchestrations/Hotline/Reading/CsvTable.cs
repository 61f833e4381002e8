using System.Runtime.CompilerServices;
using CsvHelper;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>
/// CSV as RFC 4180 has it: commas, quotes, line breaks inside quotes. A record that does not fit costs one line: reading goes
/// on with the next, so that a quote that is never closed cannot swallow the rows behind it.
/// </summary>
internal static class CsvTable
{
    /// <summary>Lines of one record; no text of a citizen has more.</summary>
    private const int MostLines = 500;
    private const int MostColumns = 500;

    /// <summary>One record at a time, without a guess at what bad quotes meant.</summary>
    private static readonly CsvReaderOptions Strict = CsvReaderOptions.Default with
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        BufferSize = 4 * 1024,
    };

    public static async Task<SourceTable> OpenAsync(TextReader text, CancellationToken cancellationToken)
    {
        var lines = new CsvLines(text);
        var header = await NextAsync(lines, columns: null, cancellationToken) ?? throw BatchRefusals.Empty();
        if (header.Fields is not { Length: > 0 and <= MostColumns } fields) throw BatchRefusals.Unreadable($"The first row holds no headers: {header.Problem}");
        string[] columns = [.. fields.Select(f => f.Trim())];
        return new SourceTable(columns, RowsAsync(lines, columns, CancellationToken.None));
    }

    private static async IAsyncEnumerable<SourceRow> RowsAsync(CsvLines lines, string[] columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextAsync(lines, columns.Length, cancellationToken) is { } record)
        {
            if (record.Fields is not { } fields) yield return SourceRow.Unreadable(record.Problem!, new SourceCell(columns[0], First(record.Line)));
            else if (!Array.TrueForAll(fields, string.IsNullOrWhiteSpace)) yield return new SourceRow([.. columns.Zip(fields, (column, value) => new SourceCell(column, value))]);
        }
    }

    /// <summary>The first field of a line that does not fit, if it is as simple as a number of an order.</summary>
    private static string First(string line)
    {
        const int most = 60;
        var end = line.IndexOf(',', StringComparison.Ordinal);
        return end is > 0 and <= most && !line.AsSpan(0, end).Contains('"') ? line[..end] : "";
    }

    /// <param name="columns">How many fields there should be; <c>null</c> for the header.</param>
    private static async ValueTask<CsvRecord?> NextAsync(CsvLines lines, int? columns, CancellationToken cancellationToken)
    {
        string? first;
        do first = await lines.ReadAsync(cancellationToken);
        while (first is not null && string.IsNullOrWhiteSpace(first));
        if (first is null) return null;
        List<string> taken = [first];
        var (isOpen, length) = (Opens(first, isOpen: false), first.Length);
        while (isOpen && taken.Count < MostLines && length <= CsvLines.MostCharacters && await lines.ReadAsync(cancellationToken) is { } next)
        {
            taken.Add(next);
            (isOpen, length) = (Opens(next, isOpen), length + 1 + next.Length);
        }

        var record = isOpen ? CsvRecord.Not(first, "引号未闭合") : Parse(string.Join('\n', taken), columns);
        if (record.Fields is not null || taken.Count == 1) return record;
        lines.PutBack(taken[1..]);
        return CsvRecord.Not(first, "引号未闭合");
    }

    private static bool Opens(string line, bool isOpen) => isOpen != (line.AsSpan().Count('"') % 2 == 1);

    private static CsvRecord Parse(string text, int? columns)
    {
        if (text.Length > CsvLines.MostCharacters) return CsvRecord.Not(text, $"一行超过{CsvLines.MostCharacters}个字符");
        if (Fields(text) is not { } fields) return CsvRecord.Not(text, "引号位置不对：字段中的引号应写成两个，并用引号包住整个字段");
        while (fields.Length > columns && string.IsNullOrWhiteSpace(fields[^1])) fields = fields[..^1];
        return columns is null || fields.Length == columns ? new CsvRecord(text, fields, Problem: null)
            : CsvRecord.Not(text, $"有{fields.Length}个字段，表头有{columns}个");
    }

    private static string[]? Fields(string record)
    {
        try
        {
            using var reader = CsvReader.FromText(record, Strict);
            return reader.Read() ? reader.Current.ToArray() : null;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    /// <param name="Fields"><c>null</c> when there is a problem.</param>
    private sealed record CsvRecord(string Line, string[]? Fields, string? Problem)
    {
        public static CsvRecord Not(string line, string problem) => new(line, Fields: null, problem);
    }
}
