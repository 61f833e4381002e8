using System.CommandLine;
using System.Globalization;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Simulation;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost -- simulate</c>: tries service levels or dispatch rules on simulated cases.</summary>
internal sealed class SimulateCommand : Command
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    private readonly Option<FileInfo> _batch = new("--batch") { Description = "Reports that citizens make.", DefaultValueFactory = _ => new FileInfo(Path.Combine(Seeds, "samples", "reports.json")) };
    private readonly Option<FileInfo> _behaviour = new("--behaviour") { Description = "How units behave.", DefaultValueFactory = _ => new FileInfo(Path.Combine(Seeds, "simulation.json")) };
    private readonly Option<string> _from = new("--from") { Description = "First day, such as 2026-02-01.", Required = true };
    private readonly Option<int> _days = new("--days") { Description = $"How many days, 1 to {SimulationPlan.MostDays}.", DefaultValueFactory = _ => 30 };
    private readonly Option<double?> _casesPerDay = new("--cases-per-day") { Description = "Mean on a weekday, instead of the model's." };
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed gives the same cases.", DefaultValueFactory = _ => 1 };
    private readonly Option<FileInfo[]> _levels = new("--levels") { Description = "Service levels to try; given twice: the two to compare, else with the town's own." };
    private readonly Option<FileInfo[]> _rules = new("--rules") { Description = "The same for dispatch rules." };

    public SimulateCommand()
        : base("simulate", "Runs a month of simulated cases in seconds and shows on-time rates and scores, for two sets of rules side by side.")
    {
        foreach (var option in new Option[] { _batch, _behaviour, _from, _days, _casesPerDay, _seed, _levels, _rules }) Options.Add(option);
        SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await PlanAsync(result, cancellationToken);
            var variants = RuleVariants.Load(Seeds, result.GetValue(_levels) ?? [], result.GetValue(_rules) ?? []);
            if (plan.FindProblem(variants[0].Data) is { } problem) throw new FormatException(problem);
            new SimulationTable(plan, [.. variants.Select(v => (v, Simulator.Run(plan, v.Data)))]).Write(result.InvocationConfiguration.Output);
            return 0;
        }
        catch (Exception wrong) when (wrong is ReferenceDataException or FormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(wrong is ReferenceDataException several ? string.Join('\n', several.Problems) : wrong.Message);
            return 1;
        }
    }

    private async Task<SimulationPlan> PlanAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var days = result.GetValue(_days);
        if (days is < 1 or > SimulationPlan.MostDays) throw new FormatException($"--days takes 1 to {SimulationPlan.MostDays}.");
        if (!DateOnly.TryParseExact(result.GetValue(_from), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || from.Year is < 2000 or > 2099)
            throw new FormatException("--from takes a day between 2000 and 2099, such as 2026-02-01.");
        var behaviour = await ReadAsync(result.GetValue(_behaviour)!, Behaviour.Read, cancellationToken);
        if (result.GetValue(_casesPerDay) is { } casesPerDay)
            behaviour = casesPerDay is > 0 and <= 100_000 ? behaviour with { CasesPerDay = casesPerDay } : throw new FormatException("--cases-per-day takes more than 0, at most 100000.");
        var reports = await ReadAsync(result.GetValue(_batch)!, SimulationPlan.ReadReports, cancellationToken);
        return new SimulationPlan { Behaviour = behaviour, Reports = reports, From = from, Days = days, Seed = result.GetValue(_seed) };
    }

    private static async Task<T> ReadAsync<T>(FileInfo file, Func<ReadOnlySpan<byte>, string, T> read, CancellationToken cancellationToken) =>
        read(await File.ReadAllBytesAsync(file.FullName, cancellationToken), $"{file}");
}
