using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Tests.Cases;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>The body of <c>POST /api/cases</c>, as far as the public contract goes and no further.</summary>
public sealed record SampleReport
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required string Source { get; init; }

    public string? SourceId { get; init; }

    public required string Category { get; init; }

    public string? Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public SampleReporter? Reporter { get; init; }

    public bool Urgent { get; init; }

    public static IReadOnlyList<SampleReport> All { get; } =
        JsonSerializer.Deserialize<IReadOnlyList<SampleReport>>(File.ReadAllText(Path.Combine(Seeds.Directory, "samples", "reports.json")), Strict)!;

    public FileCase ToCommand() => new()
    {
        CaseId = CaseId.Create(Source, SourceId ?? Description, SampleTown.Noon),
        Source = Source,
        SourceId = SourceId ?? Description,
        Category = Category,
        Condition = Condition,
        Description = Description,
        Address = Address,
        Location = Location,
        Grid = Grid,
        Urgent = Urgent,
        HasReporter = Reporter is not null,
    };
}

public sealed record SampleReporter(string? Name = null, string? Phone = null);
