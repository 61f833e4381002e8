using System.CommandLine;
using Xinjing.Serverless.Localhost.Simulation;
using Xinjing.Serverless.Simulation;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost -- simulate</c>: tries service levels or dispatch rules on simulated cases.</summary>
internal sealed class SimulateCommand : SimulationCommand
{
    private readonly Option<FileInfo> _batch = new("--batch") { Description = "Reports that citizens make.", DefaultValueFactory = _ => new FileInfo(Path.Combine(Seeds, "samples", "reports.json")) };
    private readonly Option<double?> _casesPerDay = new("--cases-per-day") { Description = "Mean on a weekday, instead of the model's." };
    private readonly Option<FileInfo[]> _levels = new("--levels") { Description = "Service levels to try; given twice: the two to compare, else with the town's own." };
    private readonly Option<FileInfo[]> _rules = new("--rules") { Description = "The same for dispatch rules." };

    public SimulateCommand()
        : base("simulate", "Runs a month of simulated cases in seconds and shows on-time rates and scores, for two sets of rules side by side.", days: 30, "simulation.json")
    {
        foreach (var option in new Option[] { _batch, _casesPerDay, _levels, _rules }) Options.Add(option);
    }

    protected override async Task SimulateAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(result, cancellationToken);
        var variants = RuleVariants.Load(Seeds, result.GetValue(_levels) ?? [], result.GetValue(_rules) ?? []);
        if (plan.FindProblem(variants[0].Data) is { } problem) throw new FormatException(problem);
        new SimulationTable(plan, [.. variants.Select(v => (v, Simulator.Run(plan, v.Data)))]).Write(result.InvocationConfiguration.Output);
    }

    private async Task<SimulationPlan> PlanAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (days, from) = (ReadDays(result), ReadFrom(result));
        var behaviour = await ReadBehaviourAsync(result, Behaviour.Read, cancellationToken);
        if (result.GetValue(_casesPerDay) is { } casesPerDay)
            behaviour = casesPerDay is > 0 and <= 100_000 ? behaviour with { CasesPerDay = casesPerDay } : throw new FormatException("--cases-per-day takes more than 0, at most 100000.");
        var reports = await ReadAsync(result.GetValue(_batch)!, SimulationPlan.ReadReports, cancellationToken);
        return new SimulationPlan { Behaviour = behaviour, Reports = reports, From = from, Days = days, Seed = ReadSeed(result) };
    }
}
