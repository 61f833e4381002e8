using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>上报: what somebody says is wrong, as every door takes it in; filing makes it a case.</summary>
public record CaseReport
{
    /// <summary>One of hotline, chat, patrol, device, bot, resident.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own id; the same one again is the same case.</summary>
    public string? SourceId { get; init; }

    /// <summary>Class code of the reference data.</summary>
    public required string Category { get; init; }

    /// <summary>Condition for filing; the category's first when left out.</summary>
    public string? Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>Grid code; found from the location when left out.</summary>
    public string? Grid { get; init; }

    public Reporter? Reporter { get; init; }

    public bool Urgent { get; init; }

    /// <summary>What of it may not stand in the log.</summary>
    public SealedReport Sealed() => new SealedReport(Reporter).Saying(Description, Address);

    /// <param name="sourceId">The report's own, or one made for it.</param>
    public FileCase ToCommand(string caseId, string sourceId) => new()
    {
        CaseId = caseId,
        Source = Source,
        SourceId = sourceId,
        Category = Category,
        Condition = Condition,
        Description = Description,
        Address = Address,
        Location = Location,
        Grid = Grid,
        Urgent = Urgent,
        HasReporter = Reporter?.CanBeCalled == true,
    };
}
