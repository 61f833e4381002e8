using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Functions.Telemetry;

/// <summary>Says on a request's span which record its path names, so that who reads one is found by its id as well as who changes it. Other paths stay off the span.</summary>
public sealed class RecordMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.BindingContext.BindingData.GetValueOrDefault("id") is string id && (CaseId.IsValid(id) || RectificationId.IsValid(id))) TownTraces.About(id);
        return next(context);
    }
}
