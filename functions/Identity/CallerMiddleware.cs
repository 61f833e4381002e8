using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Xinjing.Serverless.Functions.Bots;
using Xinjing.Serverless.Functions.Firms;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Functions.WeCom;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Lets nobody in without a token that can be trusted, but to the functions that anybody may call.</summary>
public sealed class CallerMiddleware(TokenReader tokens) : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer ";

    /// <summary>Every other HTTP function needs a token; the chat platform, the bots and the firms' links have signatures of their own.</summary>
    public static IReadOnlyList<string> OpenToAnybody { get; } =
        [nameof(GetHealth), nameof(GetOpenApi), nameof(ReceiveBotMessage), nameof(VerifyWeComUrl), nameof(ReceiveWeComCallback), nameof(GetHandIn), nameof(TakeHandIn)];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && !OpenToAnybody.Contains(context.FunctionDefinition.Name, StringComparer.Ordinal))
        {
            var header = http.Request.Headers.Authorization.ToString();
            if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw new UnauthenticatedException("Send 'Authorization: Bearer <token>'.");
            http.Features.Set(await tokens.ReadAsync(header[Scheme.Length..].Trim()));
        }

        await next(context);
    }
}
