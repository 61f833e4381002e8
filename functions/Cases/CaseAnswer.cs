using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>Answers that carry one case, its version as the entity tag.</summary>
internal static class CaseAnswer
{
    public static IResult Ok(HttpRequest request, CaseView view, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}\"");
        return Results.Json(view, AnswerJson.Wire.CaseView, statusCode: status);
    }

    /// <summary>What a report has become: 201 with its place for a new case, 200 for a known one.</summary>
    /// <param name="now">UTC.</param>
    public static IResult Filed(HttpRequest request, FiledCase filed, Actor caller, DateTimeOffset now)
    {
        if (filed.Duplicate && !CaseReading.MayRead(filed.State, caller)) return Results.Json(DuplicateView.Of(filed.State), AnswerJson.Wire.DuplicateView);
        var view = CaseView.Of(filed.State, caller, now);
        if (filed.Duplicate) return Ok(request, view with { Duplicate = true });
        request.HttpContext.Response.Headers.Location = view.Links.Self;
        return Ok(request, view, StatusCodes.Status201Created);
    }

    /// <exception cref="ForbiddenException">The caller may not read it.</exception>
    public static CaseState Readable(this CaseState state, Actor caller) =>
        CaseReading.MayRead(state, caller) ? state : throw new ForbiddenException("This case is neither yours nor your unit's.");
}
