using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>
/// What a browser or a cache may do with any answer: nothing but hand it on. A function whose answer may do more says so itself
/// (<see cref="PageProtection"/>, photos).
/// </summary>
public sealed class ProtectionMiddleware : IFunctionsWorkerMiddleware
{
    private const string Year = "max-age=31536000";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { Response.Headers: var headers })
        {
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.StrictTransportSecurity = Year;
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "private, no-store";
        }

        return next(context);
    }
}
