using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Rectification;

/// <summary>One row of a list of targets.</summary>
/// <param name="Number">From 1, without the header.</param>
/// <param name="Entry"><c>null</c> when the row could not be read.</param>
/// <param name="Problem">Why not.</param>
public sealed record TargetRow(int Number, TargetEntry? Entry, string? Problem);

/// <summary>Reads a list of targets as CSV (UTF-8 or GB18030), XLSX or JSON; whole before the first target is listed, so that a file that breaks off lists nobody.</summary>
public static class TargetList
{
    /// <summary>Rows of one list.</summary>
    public const int MostRows = 5_000;

    /// <summary>Bytes of one list, 5 MB.</summary>
    public const long MostBytes = 5L << 20;

    /// <exception cref="BatchRefusedException">It is no list, or has no column for what every target needs.</exception>
    public static async Task<IReadOnlyList<TargetRow>> ReadAsync(Stream body, string? mediaType, ReferenceData data, CancellationToken cancellationToken)
    {
        BatchMediaTypes.Check(mediaType);
        await using var file = TemporaryFile.Create(Path.GetTempPath());
        await using var watch = new UploadWatch(body, MostBytes);
        await watch.CopyToAsync(file, cancellationToken);
        if (watch.Bytes == 0) throw BatchRefusals.Empty();
        _ = watch.Hash();
        file.Position = 0;
        var table = await SourceTable.OpenAsync(file, SourceFormats.Of(watch.Beginning), watch.IsUtf8, cancellationToken);
        var columns = new TargetColumns(data);
        columns.Check(table.Columns);
        var rows = new List<TargetRow>();
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            if (rows.Count == MostRows) throw new BatchRefusedException(BatchRefusalKind.NotUsable, "batch-too-many-rows", $"A list takes {MostRows:N0} rows. Send it in parts; who is in two of them is one target.");
            rows.Add(row.Problem is { } problem ? new TargetRow(rows.Count + 1, Entry: null, problem.Reason) : new TargetRow(rows.Count + 1, columns.Read(row), Problem: null));
        }

        return rows.Count == 0 ? throw BatchRefusals.Empty() : rows;
    }
}

/// <summary>Takes the columns of a list for our fields; JSON may also call them by the fields' own names.</summary>
internal sealed class TargetColumns(ReferenceData data)
{
    private static readonly TargetField[] Required = [TargetField.Name, TargetField.Kind, TargetField.Address];

    /// <exception cref="BatchRefusedException">A required field has no column.</exception>
    public void Check(IReadOnlyList<string> columns)
    {
        var missing = Required.Where(field => !columns.Any(c => HeadersOf(field).Contains(c, StringComparer.Ordinal))).Select(field => $"{Word(field)} ({string.Join(" / ", HeadersOf(field))})").ToList();
        if (missing.Count == 0) return;
        throw new BatchRefusedException(
            BatchRefusalKind.NotUsable,
            "batch-header-wrong",
            $"No column for {string.Join("; ", missing)}. The file has {string.Join(", ", columns.Take(50))}. Rename a column, or add its header to the reference data campaign-templates.")
        {
            MissingColumns = missing,
            SeenColumns = [.. columns.Take(50)],
        };
    }

    public TargetEntry Read(SourceRow row) => new()
    {
        Name = Find(row, TargetField.Name) ?? "",
        Kind = Find(row, TargetField.Kind) ?? "",
        Address = Find(row, TargetField.Address) ?? "",
        Section = Find(row, TargetField.Section),
        Grid = Find(row, TargetField.Grid),
        Registration = Find(row, TargetField.Registration),
        Account = Find(row, TargetField.Account),
        Unit = Find(row, TargetField.Unit) is { } unit ? data.UnitSet.Units.FirstOrDefault(u => u.Name == unit)?.Code ?? unit : null,
    };

    private string? Find(SourceRow row, TargetField field) => HeadersOf(field)
        .Select(header => row.Cells.FirstOrDefault(c => c.Column == header).Text)
        .Where(text => !string.IsNullOrWhiteSpace(text))
        .Select(text => PlainText.Clean(text!).Trim())
        .FirstOrDefault(text => text.Length > 0);

    private IEnumerable<string> HeadersOf(TargetField field) => data.CampaignTemplateSet.Columns.Where(c => c.Field == field).SelectMany(c => c.Headers).Append(Word(field));

    private static string Word(TargetField field) => field.ToString().ToLowerInvariant();
}
