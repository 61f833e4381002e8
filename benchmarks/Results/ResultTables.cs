using System.Globalization;
using Xinjing.Serverless.Benchmarks.Counting;

namespace Xinjing.Serverless.Benchmarks.Results;

/// <summary>Prints the results as Markdown, ready for the README.</summary>
/// <param name="results">The bare orchestration, the textbook twice, ours, in this order.</param>
internal sealed class ResultTables(IReadOnlyList<Measured> results)
{
    private const double MostOfTextbook = 0.35;
    private const double LeastSpeedUp = 3;

    private Measured Textbook => results[1];

    private Measured Ours => results[^1];

    public async Task WriteAsync(TextWriter output)
    {
        foreach (var line in Comparison().Concat(Aims()).Concat(new RequestPathTable(Ours).Lines()).Concat(Operations(Ours)).Concat(Operations(Textbook)))
            await output.WriteLineAsync(line);
    }

    private IEnumerable<string> Comparison() =>
    [
        "",
        "| | table | queue | blob | transactions a case | of textbook | cases a second | of textbook |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
        .. results.Select(Row),
        "",
        "Milliseconds of processor time a case, and transactions a minute whether or not there are cases:",
        "",
        "| | storage emulator | host and engine | worker | in all | background a minute |",
        "|---|--:|--:|--:|--:|--:|",
        .. results.Select(Processor),
    ];

    private string Row(Measured row)
    {
        var counted = row.Counted;
        var services = new[] { StorageService.Table, StorageService.Queue, StorageService.Blob }
            .Select(service => Text(counted.PerCaseOf(counted.Transactions.Count(t => t.Service == service)), "0.0"));
        return $"| {row.Name} | {string.Join(" | ", services)} | {Text(counted.PerCase, "0.0")} | {Text(Cost(row), "0.00")} | "
            + $"{Text(row.Best.PerSecond, "0.00")} | {Text(Speed(row), "0.0")} |";
    }

    private static string Processor(Measured row)
    {
        var (timed, counted) = (row.Best, row.Counted);
        var parts = new[] { timed.Emulator, timed.Host, timed.Worker, timed.Emulator + timed.Host + timed.Worker }.Select(time => Text(timed.MillisecondsPerCase(time), "0"));
        return $"| {row.Name} | {string.Join(" | ", parts)} | {Text(counted.Background / counted.Elapsed.TotalMinutes, "0")} |";
    }

    private IEnumerable<string> Aims() =>
    [
        "",
        $"Transactions: {Text(Cost(Ours), "0.00")} of the textbook's; aim at most {Text(MostOfTextbook, "0.00")}: {Met(Cost(Ours) <= MostOfTextbook)}.",
        $"Throughput: {Text(Speed(Ours), "0.0")} times the textbook's; aim at least {Text(LeastSpeedUp, "0.0")}: {Met(Speed(Ours) >= LeastSpeedUp)}.",
    ];

    private static IEnumerable<string> Operations(Measured row) =>
    [
        "",
        $"Where the transactions of a case go: {row.Name}",
        "",
        "| operation | by | a case |",
        "|---|---|--:|",
        .. row.Counted.Transactions
            .GroupBy(t => (t.Operation, t.Origin))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Operation, StringComparer.Ordinal)
            .Select(group => $"| {group.Key.Operation} | {group.Key.Origin.ToString().ToLowerInvariant()} | {Text(row.Counted.PerCaseOf(group.Count()), "0.0")} |"),
    ];

    private double Cost(Measured row) => row.Counted.PerCase / Textbook.Counted.PerCase;

    private double Speed(Measured row) => row.Best.PerSecond / Textbook.Best.PerSecond;

    private static string Met(bool isMet) => isMet ? "met" : "MISSED";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
