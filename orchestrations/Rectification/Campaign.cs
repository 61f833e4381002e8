using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Rectification;

/// <summary>What a town wants to run, as it came in.</summary>
public sealed partial record CampaignPlan
{
    /// <summary>The campaign's own short name; the same plan under it again is the same campaign.</summary>
    public required string Id { get; init; }

    /// <summary>The template's name when left out.</summary>
    public string? Name { get; init; }

    /// <summary>Code of the template.</summary>
    public required string Template { get; init; }

    /// <summary>First and last day, in Shanghai.</summary>
    public required DateOnly From { get; init; }

    /// <inheritdoc cref="From"/>
    public required DateOnly Until { get; init; }

    /// <summary>Departments that take part; the first leads where a list names none.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Road sections, such as 剑河路（甘溪路—仙霞西路）; targets elsewhere are refused where there are any.</summary>
    public IReadOnlyList<string> Sections { get; init => field = value ?? []; } = [];

    /// <summary>Codes of grids.</summary>
    public IReadOnlyList<string> Grids { get; init => field = value ?? []; } = [];

    /// <summary>Whether a text can be the id of a campaign: it stands in addresses and table keys.</summary>
    public static bool IsId(string text) => ShortName().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortName();
}

/// <summary>A campaign (专项治理) as it was decided: it keeps the template that it began with, whatever the town changes later.</summary>
public sealed record Campaign
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required CampaignTemplate Template { get; init; }

    /// <summary>Of the set that the template stood in.</summary>
    public required string Edition { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required IReadOnlyList<string> Units { get; init; }

    public IReadOnlyList<string> Sections { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> Grids { get; init => field = value ?? []; } = [];

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>sub</c> of the one who decided it.</summary>
    public required string CreatedBy { get; init; }
}

/// <summary>There is no campaign with this id.</summary>
public sealed class CampaignNotFoundException(string campaignId) : Exception($"There is no campaign '{campaignId}'.");

/// <summary>There is no target with this id.</summary>
public sealed class RectificationNotFoundException(string id) : Exception($"There is no rectification '{id}'.");
