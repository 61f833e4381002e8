namespace Xinjing.Serverless.Benchmarks.Results;

/// <summary>What the storage was asked between a request and its answer, by what was asked.</summary>
internal sealed class RequestPathTable(Measured row)
{
    private const int MostForFiling = 10;
    private const int MostForCommand = 8;

    public IEnumerable<string> Lines() =>
    [
        "",
        $"From request to answer: {row.Name}",
        "",
        "| request | transactions | aim | | which |",
        "|---|--:|--:|---|---|",
        .. row.Counted.Paths.GroupBy(path => path.Step, StringComparer.Ordinal).Select(Line),
    ];

    private static string Line(IGrouping<string, RequestPath> paths)
    {
        var shortest = paths.MinBy(path => path.Transactions.Count)!.Transactions;
        var aim = paths.Key == "file" ? MostForFiling : MostForCommand;
        return $"| {paths.Key} | {shortest.Count} | {aim} | {(shortest.Count <= aim ? "met" : "MISSED")} | {string.Join(", ", shortest.Select(t => t.Operation))} |";
    }
}
