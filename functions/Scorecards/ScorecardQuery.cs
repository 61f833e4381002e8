using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

internal enum ScorecardFormat
{
    Json,
    Csv,
    Xlsx,
}

/// <summary>What a caller wants scored.</summary>
/// <param name="From">Day of filing in Shanghai, included.</param>
/// <param name="To">Included.</param>
internal sealed record ScorecardQuery(DateOnly From, DateOnly To, ScorecardBy By, WhatIf? WhatIf, ScorecardFormat Format)
{
    private const int MostDays = 366;
    private static readonly string[] Fields = ["from", "to", "by", "whatIf", "format"];

    /// <exception cref="ProblemException">A field is wrong; it says which.</exception>
    public static ScorecardQuery Read(HttpRequest request)
    {
        if (request.Query.Keys.FirstOrDefault(key => !Fields.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there are {string.Join(", ", Fields)}.");
        var (from, to) = (Day(request, "from"), Day(request, "to"));
        if (to < from) throw new ProblemException("range-invalid", $"to ({to:yyyy-MM-dd}) is before from ({from:yyyy-MM-dd}).");
        if (to.DayNumber - from.DayNumber >= MostDays) throw new ProblemException("range-invalid", $"A scorecard covers {MostDays} days at most.");
        return new ScorecardQuery(from, to, ByOf(request.Field("by")), WhatIfOf(request.Field("whatIf")), FormatOf(request));
    }

    private static DateOnly Day(HttpRequest request, string field) =>
        DateOnly.TryParseExact(request.Field(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100
            ? day
            : throw new ProblemException($"{field}-invalid", $"{field} is a day between 2000 and 2099, such as 2026-03-02.");

    private static ScorecardBy ByOf(string? text) => text switch
    {
        null or "unit" => ScorecardBy.Unit,
        "grid" => ScorecardBy.Grid,
        "source" => ScorecardBy.Source,
        _ => throw new ProblemException("by-invalid", "by is one of unit, grid, source."),
    };

    private static WhatIf? WhatIfOf(string? text)
    {
        try
        {
            return text is null ? null : WhatIf.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new ProblemException("what-if-invalid", $"{wrong.Message} whatIf looks like solved:ID,ID;satisfied:ID.");
        }
    }

    private static ScorecardFormat FormatOf(HttpRequest request) => request.Field("format") switch
    {
        "json" => ScorecardFormat.Json,
        "csv" => ScorecardFormat.Csv,
        "xlsx" => ScorecardFormat.Xlsx,
        null => Accepted(request.Headers.Accept.ToString()),
        _ => throw new ProblemException("format-invalid", "format is one of json, csv, xlsx."),
    };

    private static ScorecardFormat Accepted(string accept) =>
        accept.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) ? ScorecardFormat.Csv
        : accept.StartsWith(ScorecardFile.XlsxType, StringComparison.OrdinalIgnoreCase) ? ScorecardFormat.Xlsx
        : ScorecardFormat.Json;
}
