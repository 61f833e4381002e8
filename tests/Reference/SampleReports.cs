using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Cases;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>The reports of <c>seeds/samples</c>, read as strictly as the public contract is.</summary>
internal static class SampleReports
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static IReadOnlyList<CaseReport> All { get; } =
        JsonSerializer.Deserialize<IReadOnlyList<CaseReport>>(File.ReadAllText(Path.Combine(Seeds.Directory, "samples", "reports.json")), Strict)!;

    public static FileCase Command(CaseReport report)
    {
        var sourceId = report.SourceId ?? report.Description;
        return report.ToCommand(CaseId.Create(report.Source, sourceId, SampleTown.Noon), sourceId);
    }
}
