using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Bots;
using Xinjing.Serverless.Functions.Firms;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Functions.WeCom;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Lets nobody in without a token that can be trusted, but to the functions that anybody may call.</summary>
public sealed class CallerMiddleware(TokenReader tokens, RateLimits limits) : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer ";

    /// <summary>Every other HTTP function needs a token; the chat platform, the bots and the firms' links have signatures of their own.</summary>
    public static IReadOnlyList<string> OpenToAnybody { get; } =
        [nameof(GetHealth), nameof(GetOpenApi), nameof(ReceiveBotMessage), nameof(VerifyWeComUrl), nameof(ReceiveWeComCallback), nameof(GetHandIn), nameof(TakeHandIn)];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            if (OpenToAnybody.Contains(context.FunctionDefinition.Name, StringComparer.Ordinal)) limits.CountAddress(http.Request);
            else http.Features.Set(await ReadAsync(http.Request));
        }

        await next(context);
    }

    private async Task<Actor> ReadAsync(HttpRequest request)
    {
        try
        {
            var header = request.Headers.Authorization.ToString();
            if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw new UnauthenticatedException("Send 'Authorization: Bearer <token>'.");
            var caller = await tokens.ReadAsync(header[Scheme.Length..].Trim());
            limits.Count(caller);
            return caller;
        }
        catch (UnauthenticatedException)
        {
            limits.CountAddress(request);
            throw;
        }
    }
}
