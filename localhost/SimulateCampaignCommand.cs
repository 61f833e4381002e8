using System.CommandLine;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Localhost.Simulation;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation.Campaigns;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost -- simulate-campaign</c>: tries a campaign's template on a list of targets.</summary>
internal sealed class SimulateCampaignCommand : SimulationCommand
{
    private readonly Option<string> _template = new("--template") { Description = "Code of the template, such as sewage.", Required = true };
    private readonly Option<FileInfo> _targets = new("--targets") { Description = "The list, as CSV, XLSX or JSON.", Required = true };
    private readonly Option<FileInfo[]> _compare = new("--compare") { Description = "Campaign templates to try, or the directory that has them; given twice: the two to compare, else with the town's own." };

    public SimulateCampaignCommand()
        : base("simulate-campaign", "Runs a simulated campaign in seconds and shows coverage, closings and on-time rates, for two sets of templates side by side.", days: 90, "campaign-simulation.json")
    {
        foreach (var option in new Option[] { _template, _targets, _compare }) Options.Add(option);
    }

    protected override async Task SimulateAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (days, from) = (ReadDays(result), ReadFrom(result));
        var behaviour = await ReadBehaviourAsync(result, CampaignBehaviour.Read, cancellationToken);
        var variants = RuleVariants.LoadTemplates(Seeds, result.GetValue(_compare) ?? []);
        var plan = new CampaignSimulationPlan
        {
            Behaviour = behaviour,
            Template = result.GetValue(_template)!,
            Rows = await ReadListAsync(result.GetValue(_targets)!, variants[0].Data, cancellationToken),
            From = from,
            Days = days,
            Seed = ReadSeed(result),
        };
        if (plan.FindProblem([.. variants.Select(v => v.Data)]) is { } problem) throw new FormatException(problem);
        new CampaignTable(plan, [.. variants.Select(v => (v, CampaignSimulator.Run(plan, v.Data)))]).Write(result.InvocationConfiguration.Output);
    }

    private static async Task<IReadOnlyList<TargetRow>> ReadListAsync(FileInfo file, ReferenceData data, CancellationToken cancellationToken)
    {
        try
        {
            await using var list = file.OpenRead();
            return await TargetList.ReadAsync(list, mediaType: null, data, cancellationToken);
        }
        catch (BatchRefusedException refused)
        {
            throw new FormatException($"{file}: {refused.Message}", refused);
        }
    }
}
