using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Functions.Firms;

/// <summary>Answers a firm: a browser gets the page, also when something is refused; everybody else JSON and problem details.</summary>
internal static class HandInAnswer
{
    public static async Task<IResult> OfAsync(HttpRequest request, string token, FirmDoor door, Func<Task<FirmVisit>> work, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Protect(HandInPage.Style, takesForms: true);
        request.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex";
        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return Results.Json(HandInView.Of(await work()), AnswerJson.Wire.HandInView);
        try
        {
            var visit = await work();
            // A form is answered by its page anew, so that going back or loading again sends nothing twice.
            return HttpMethods.IsGet(request.Method) ? Page(HandInPage.Write(HandInView.Of(visit), refusal: null), StatusCodes.Status200OK) : SeeOther(request, token);
        }
        catch (Exception refused) when (Problem.Of(refused) is not null)
        {
            return await RefusedAsync(request, token, door, Problem.Of(refused)!, cancellationToken);
        }
    }

    private static async Task<IResult> RefusedAsync(HttpRequest request, string token, FirmDoor door, Problem problem, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in problem.Headers) request.HttpContext.Response.Headers[name] = value;
        var refusal = HandInWords.Of(problem.Code);
        try
        {
            var visit = HttpMethods.IsGet(request.Method) ? null : await door.EnterAsync(token, cancellationToken);
            return Page(visit is null ? HandInPage.Refuse(refusal) : HandInPage.Write(HandInView.Of(visit), refusal), problem.Status);
        }
        catch (FirmLinkException)
        {
            return Page(HandInPage.Refuse(refusal), problem.Status);
        }
    }

    private static IResult Page(string html, int status) => Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    private static IResult SeeOther(HttpRequest request, string token)
    {
        request.HttpContext.Response.Headers.Location = $"/api/handin/{Uri.EscapeDataString(token)}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
