using System.CommandLine;
using System.Globalization;
using Xinjing.Serverless.Benchmarks.Scale;

namespace Xinjing.Serverless.Benchmarks;

/// <summary><c>dotnet run -c Release --project benchmarks -- scale</c>: how much of each resource each load takes, as the table of docs/scale.md.</summary>
internal sealed class ScaleCommand : Command
{
    public ScaleCommand()
        : base("scale", "Prints how much of each resource each load takes.") => SetAction(_ => Print(Console.Out));

    private static void Print(TextWriter output)
    {
        output.WriteLine($"| | cases a day | a second, in the morning | {string.Join(" | ", ScaleModel.Resources.Select(r => r.Name))} | first to go |");
        output.WriteLine($"|---|--:|--:|{string.Concat(ScaleModel.Resources.Select(_ => "--:|"))}---|");
        foreach (var load in ScaleModel.Loads)
        {
            var first = ScaleModel.Resources.Where(r => !r.IsElastic).MaxBy(r => r.UseAt(load))!;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {load.Name} | {load.CasesADay:N0} | {load.CasesASecond:0.###} | {string.Join(" | ", ScaleModel.Resources.Select(r => r.UseAt(load).ToString("0.0 %", CultureInfo.InvariantCulture)))} | {first.Name}, at {first.MostCasesADay(load):N0} |"));
        }
    }
}
