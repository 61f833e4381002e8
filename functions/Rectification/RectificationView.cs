using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>A campaign's target as the public contract shows it. Instants are UTC.</summary>
public sealed record RectificationView
{
    public required string Id { get; init; }

    public required string Campaign { get; init; }

    public required RectificationStatus Status { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public string? Section { get; init; }

    public string? Grid { get; init; }

    public string? Registration { get; init; }

    public string? Account { get; init; }

    public required bool FoundOnStreet { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<string> JointUnits { get; init; }

    public required DateTimeOffset ListedAt { get; init; }

    public NoticeReceipt? Notice { get; init; }

    public DateTimeOffset? VisitedAt { get; init; }

    /// <summary>Parts of a joint inspection that has yet to be concluded.</summary>
    public required IReadOnlyList<PartialCheck> Checks { get; init; }

    public required int Round { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public RectificationOrder? Order { get; init; }

    /// <summary>Rounds that ended before a relapse.</summary>
    public required IReadOnlyList<PastRound> PastRounds { get; init; }

    /// <summary>The soonest running deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required bool Overdue { get; init; }

    public required IReadOnlyList<TermView> Deadlines { get; init; }

    public TermExtension? Extension { get; init; }

    public DateTimeOffset? SuspendedUntil { get; init; }

    public required int Urgings { get; init; }

    public DateTimeOffset? InterviewedAt { get; init; }

    public HandOverRecord? HandOver { get; init; }

    public EnforcementResult? EnforcementResult { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required IReadOnlyList<DateTimeOffset> Revisits { get; init; }

    public required int RevisitsDone { get; init; }

    public Exclusion? Exclusion { get; init; }

    public required IReadOnlyList<Photo> Photos { get; init; }

    /// <summary>The path of the firm's own page, for those who may give it out; left out when no link counts.</summary>
    public string? HandIn { get; init; }

    /// <summary>Commands that the caller could give now.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    public required RectificationLinks Links { get; init; }

    /// <param name="handIn">The path of the firm's page, if the caller may give it out.</param>
    internal static RectificationView Of(RectificationState state, Actor caller, DateTimeOffset now, string? handIn) => new()
    {
        Id = state.Id,
        Campaign = state.Campaign,
        Status = state.Status,
        Version = state.Version,
        Name = state.Name,
        Kind = state.Kind,
        Address = state.Address,
        Section = state.Section,
        Grid = state.Grid,
        Registration = state.Registration,
        Account = state.Account,
        FoundOnStreet = state.FoundOnStreet,
        Unit = state.Unit,
        JointUnits = state.JointUnits,
        ListedAt = state.ListedAt,
        Notice = state.Notice,
        VisitedAt = state.VisitedAt,
        Checks = state.Checks,
        Round = state.Round,
        Findings = state.Findings,
        Order = state.Order,
        PastRounds = state.PastRounds,
        DueAt = state.DueAt,
        Overdue = state.IsOverdue(now),
        Deadlines = [.. state.Deadlines.Select(d => new TermView(d.Kind, d.Subject, d.DueAt, d.Provisional, d.Status))],
        Extension = state.Extension,
        SuspendedUntil = state.Suspension?.Until,
        Urgings = state.Urgings,
        InterviewedAt = state.InterviewedAt,
        HandOver = state.HandOver,
        EnforcementResult = state.EnforcementResult,
        ClosedAt = state.ClosedAt,
        Revisits = state.Revisits,
        RevisitsDone = state.RevisitsDone,
        Exclusion = state.Exclusion,
        Photos = state.Photos,
        HandIn = handIn,
        Allowed = RectificationLifecycle.Allowed(state, caller, now),
        Links = new RectificationLinks($"/api/rectifications/{state.Id}", $"/api/rectifications/{state.Id}/log", $"/api/rectifications/{state.Id}/notice", $"/api/rectifications/{state.Id}/order", $"/api/campaigns/{state.Campaign}"),
    };

    /// <summary>The answer with the version as the entity tag.</summary>
    internal static IResult Ok(HttpRequest request, RectificationView view)
    {
        request.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}\"");
        return Results.Json(view, AnswerJson.Wire.RectificationView);
    }
}

/// <summary>A deadline in short; the proof has a call of its own.</summary>
/// <param name="Finding">The item that it is for; left out for the town's own steps.</param>
/// <param name="Provisional">It reaches into a year whose holidays are not known yet.</param>
public sealed record TermView(DeadlineKind Kind, string? Finding, DateTimeOffset DueAt, bool Provisional, DeadlineStatus State);

/// <summary>Where more of the target is.</summary>
public sealed record RectificationLinks(string Self, string Log, string Notice, string Order, string Campaign);
