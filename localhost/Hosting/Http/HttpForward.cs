using System.Diagnostics;
using System.Globalization;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>
/// Serves a request to an HTTP function: the request goes to the worker's own web server, and the invocation over the
/// stream at the same time, for each side of the worker waits only seconds for the other.
/// </summary>
internal sealed partial class HttpForward(
    WorkerSupervisor workers, FunctionInvoker invoker, IHttpForwarder forwarder, ILogger<HttpForward> logger) : IDisposable
{
    private static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(30);
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(10), Version = System.Net.HttpVersion.Version11 };
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
    });

    public async Task HandleAsync(HttpContext context, string functionName)
    {
        if (await FindWorkerAsync(context.RequestAborted) is not { HttpAddress: { } address } worker)
        {
            await WorkerProblem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The worker is starting.");
            return;
        }

        if (worker.Find(functionName) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var invocation = ToInvocation(context);
        var running = RunAsync(worker, function, invocation, context.RequestAborted);
        await forwarder.SendAsync(context, address.ToString(), _client, Config, new InvocationHeader(invocation.Id), context.RequestAborted);
        await CloseAsync(context, await running);
    }

    public void Dispose() => _client.Dispose();

    private static Invocation ToInvocation(HttpContext context)
    {
        // Empty: the worker reads the request itself.
        var invocation = new Invocation(new TypedData { Http = new RpcHttp() }) { TraceParent = Activity.Current?.Id ?? context.Request.Headers.TraceParent.ToString() };
        foreach (var (name, value) in context.Request.RouteValues) invocation.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        return invocation;
    }

    /// <summary>The worker's web server has answered by now; where the function failed that answer is an empty 200.</summary>
    private static async Task CloseAsync(HttpContext context, Outcome outcome)
    {
        if (outcome == Outcome.Done) return;
        if (context.Response.HasStarted) context.Abort();
        else if (outcome == Outcome.WorkerLost) await WorkerProblem.WriteAsync(context, StatusCodes.Status502BadGateway, "The worker ended during this request; it is being started again. What was done is not known.");
        else await WorkerProblem.WriteAsync(context, StatusCodes.Status500InternalServerError, "The function failed; the log says why.");
    }

    private async Task<RunningWorker?> FindWorkerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await workers.GetAsync(cancellationToken).WaitAsync(WorkerPatience, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or WorkerLostException)
        {
            return null;
        }
    }

    private async Task<Outcome> RunAsync(RunningWorker worker, WorkerFunction function, Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            await invoker.InvokeAsync(worker, function, invocation, cancellationToken);
            return Outcome.Done;
        }
        catch (WorkerLostException)
        {
            return Outcome.WorkerLost;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client went away; the worker has been told.
            return Outcome.Done;
        }
        catch (Exception e)
        {
            LogFailed(logger, e, function.Name);
            return Outcome.Failed;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Function {Function} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);

    private enum Outcome
    {
        Done,
        Failed,
        WorkerLost,
    }
}
