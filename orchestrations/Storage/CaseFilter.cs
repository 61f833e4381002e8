using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>Which cases a list shows; what is left out is not asked.</summary>
public sealed record CaseFilter
{
    public CaseStage? Stage { get; init; }

    /// <summary>Main unit or joint unit.</summary>
    public string? Unit { get; init; }

    public string? Grid { get; init; }

    public string? Source { get; init; }

    /// <summary>Day of filing in Shanghai.</summary>
    public DateOnly? Day { get; init; }

    public bool? Overdue { get; init; }

    /// <summary><c>sub</c> of the one who filed it.</summary>
    public string? FiledBy { get; init; }
}

/// <summary>One page of a list.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record CasePage(IReadOnlyList<CaseSummary> Items, string? Continuation);
