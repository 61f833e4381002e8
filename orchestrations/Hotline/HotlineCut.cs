using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

/// <summary>Cuts a file into pages. The same file and the same columns give the same pages, so it can be done again after a crash.</summary>
internal sealed class HotlineCut(HotlineFiles files, string batchId, CancellationToken cancellationToken)
{
    private const int WritesAtOnce = 8;
    private const int MostIgnored = 50;
    private readonly List<HotlineRow>[] _rows = [.. Enumerable.Range(0, HotlinePages.Lanes).Select(_ => new List<HotlineRow>(HotlinePages.RowsOfPage))];
    private readonly List<int>[] _lastRows = [.. Enumerable.Range(0, HotlinePages.Lanes).Select(_ => new List<int>())];
    private readonly Queue<Task> _writes = new();
    private readonly SortedSet<string> _ignored = new(StringComparer.Ordinal);

    /// <exception cref="BatchRefusedException">It has too many rows, or breaks off in the middle.</exception>
    public async Task<HotlineManifest> RunAsync(SourceTable table, HotlineColumnSet set)
    {
        var count = 0;
        _ignored.UnionWith(HotlineHeader.Ignored(table.Columns, set));
        await foreach (var source in table.Rows.WithCancellation(cancellationToken))
        {
            if (++count > HotlinePages.MostRows) throw BatchRefusals.TooManyRows();
            Note(source, set);
            await AddAsync(HotlineHeader.Read(count, source, set));
        }

        for (var lane = 0; lane < HotlinePages.Lanes; lane++) await WriteAsync(lane);
        await Task.WhenAll(_writes);
        return new HotlineManifest(count, _lastRows, [.. _ignored]);
    }

    /// <summary>Objects of JSON can have names that the first one lacks.</summary>
    private void Note(SourceRow source, HotlineColumnSet set)
    {
        if (_ignored.Count < MostIgnored && source.Cells.Any(c => c.Column.Length > 0 && set.Find(c.Column) is null))
            _ignored.UnionWith(HotlineHeader.Ignored([.. source.Cells.Select(c => c.Column)], set));
    }

    private async Task AddAsync(HotlineRow row)
    {
        var lane = HotlinePages.LaneOf(row);
        _rows[lane].Add(row);
        if (_rows[lane].Count == HotlinePages.RowsOfPage) await WriteAsync(lane);
    }

    private async Task WriteAsync(int lane)
    {
        if (_rows[lane].Count == 0) return;
        if (_writes.Count == WritesAtOnce) await _writes.Dequeue();
        _writes.Enqueue(files.WritePageAsync(new HotlinePlace(batchId, lane, _lastRows[lane].Count), _rows[lane], cancellationToken));
        _lastRows[lane].Add(_rows[lane][^1].Number);
        _rows[lane] = new List<HotlineRow>(HotlinePages.RowsOfPage);
    }
}
