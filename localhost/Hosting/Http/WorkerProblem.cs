using Microsoft.AspNetCore.Mvc;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>Problem details (RFC 9457) for what the worker could not answer itself.</summary>
internal static class WorkerProblem
{
    public static async Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "1";
        var problem = new ProblemDetails { Status = status, Title = Title(status), Detail = detail };
        await context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status502BadGateway => "The worker restarted",
        StatusCodes.Status503ServiceUnavailable => "No worker",
        _ => "Internal server error",
    };
}
