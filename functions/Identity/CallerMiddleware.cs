using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Bots;
using Xinjing.Serverless.Functions.Firms;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Functions.WeCom;
using Xinjing.Serverless.Rectification.Door;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Lets nobody in without a token that can be trusted, but to the functions that anybody may call.</summary>
public sealed class CallerMiddleware(TokenReader tokens, RateLimits limits) : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer ";

    /// <summary>Every other HTTP function needs a token; the chat platform, the bots and the firms' links have signatures of their own.</summary>
    public static IReadOnlyList<string> OpenToAnybody { get; } =
        [nameof(GetHealth), nameof(GetOpenApi), nameof(ReceiveBotMessage), nameof(VerifyWeComUrl), nameof(ReceiveWeComCallback), nameof(GetHandIn), nameof(TakeHandIn)];

    /// <summary>Those of <see cref="OpenToAnybody"/> that have a signature of their own.</summary>
    private static readonly string[] Signed = [nameof(ReceiveBotMessage), nameof(VerifyWeComUrl), nameof(ReceiveWeComCallback), nameof(GetHandIn), nameof(TakeHandIn)];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var name = context.FunctionDefinition.Name;
        if (!OpenToAnybody.Contains(name, StringComparer.Ordinal)) http.Features.Set(await ReadAsync(http.Request));
        else if (!Signed.Contains(name, StringComparer.Ordinal)) limits.CountAddress(http.Request);
        await WorkAsync(http.Request, () => next(context));
    }

    /// <summary>Whoever tries signatures is counted by the ones that are wrong; what a right one vouches for is never refused for its address.</summary>
    private async Task WorkAsync(HttpRequest request, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception refused) when (refused is CallbackRefusedException or UnauthenticatedException or FirmLinkException)
        {
            limits.CountAddress(request);
            throw;
        }
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
