using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>The server in front of the HTTP functions.</summary>
internal sealed class FrontServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FunctionEndpoints endpoints;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FrontServer(FunctionsHostOptions options, string routePrefix, WorkerSupervisor workers, FunctionInvoker invoker)
    {
        var builder = WebHost.Create(options.Port, HttpProtocols.Http1, options.LoggerFactory);
        builder.Services.AddHttpForwarder().AddSingleton(workers).AddSingleton(invoker).AddSingleton<HttpForward>();
        app = builder.Build();
        endpoints = new FunctionEndpoints(routePrefix, app.Services.GetRequiredService<HttpForward>());
        app.Use(WaitUntilReadyAsync);
        app.UseRouting();
        ((IEndpointRouteBuilder)app).DataSources.Add(endpoints);
        options.ConfigureFront?.Invoke(app);
    }

    /// <summary>Takes the port; requests wait until the functions are known.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await app.StartAsync(cancellationToken);
        return app.Address();
    }

    public void Show(IEnumerable<WorkerFunction> functions)
    {
        endpoints.Show(functions);
        ready.TrySetResult();
    }

    public async Task StopAsync(TimeSpan grace)
    {
        using var deadline = new CancellationTokenSource(grace);
        await app.StopAsync(deadline.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task WaitUntilReadyAsync(HttpContext context, RequestDelegate next)
    {
        await ready.Task.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
