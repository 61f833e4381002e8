using System.CommandLine;
using System.Globalization;
using Xinjing.Serverless.Benchmarks.Micro;

namespace Xinjing.Serverless.Benchmarks;

/// <summary><c>dotnet run -c Release --project benchmarks -- micro</c>: what the pure parts cost, without storage and engine.</summary>
internal sealed class MicroCommand : Command
{
    public MicroCommand()
        : base("micro", "Prints nanoseconds per deadline, per command and for a scorecard over 100 000 cases.") =>
        SetAction(result => Run(result.InvocationConfiguration.Output));

    private static void Run(TextWriter output)
    {
        output.WriteLine("| what | time | per second |");
        output.WriteLine("|---|---|---|");
        foreach (var (name, operation) in PureOperations.All())
        {
            var nanoseconds = StopWatch.NanosecondsOf(operation);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Readable(nanoseconds)} | {1e9 / nanoseconds:#,0} |"));
        }
    }

    private static string Readable(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0} ms"),
    };
}
