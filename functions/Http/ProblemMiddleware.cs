using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>Turns what a function throws into problem details; what is a fault of ours is logged and says nothing of its inside.</summary>
public sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception failed) when (!http.RequestAborted.IsCancellationRequested)
        {
            var known = Problem.Of(failed);
            if (known is null or { Status: >= 500 }) LogFailed(failed, context.FunctionDefinition.Name, context.InvocationId);
            var problem = known ?? new Problem(500, "internal-error", $"Something went wrong here, not with the request. Say this id when you report it: {context.InvocationId}");
            context.GetInvocationResult().Value = problem.ToResult(http);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Function} failed in invocation {InvocationId}.")]
    private partial void LogFailed(Exception exception, string function, string invocationId);
}
