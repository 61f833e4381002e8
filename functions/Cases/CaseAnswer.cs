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

    /// <exception cref="ForbiddenException">The caller may not read it.</exception>
    public static CaseState Readable(this CaseState state, Actor caller) =>
        CaseReading.MayRead(state, caller) ? state : throw new ForbiddenException("This case is neither yours nor your unit's.");
}
