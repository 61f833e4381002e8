using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>The server in front of the HTTP functions.</summary>
internal sealed class FrontServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FunctionEndpoints _endpoints;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FrontServer(FunctionsHostOptions options, string routePrefix, WorkerSupervisor workers, FunctionInvoker invoker)
    {
        var builder = WebHost.Create(options.Port, HttpProtocols.Http1, options.LoggerFactory);
        builder.Services.AddHttpForwarder().AddSingleton(workers).AddSingleton(invoker).AddSingleton<HttpForward>();
        _app = builder.Build();
        _endpoints = new FunctionEndpoints(routePrefix, _app.Services.GetRequiredService<HttpForward>());
        _app.Use(WaitUntilReadyAsync);
        _app.UseRouting();
        ((IEndpointRouteBuilder)_app).DataSources.Add(_endpoints);
        options.ConfigureFront?.Invoke(_app);
    }

    /// <summary>Takes the port; requests wait until the functions are known.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken);
        return _app.Address();
    }

    public void Show(IEnumerable<WorkerFunction> functions)
    {
        _endpoints.Show(functions);
        _ready.TrySetResult();
    }

    public async Task StopAsync(TimeSpan grace)
    {
        using var deadline = new CancellationTokenSource(grace);
        await _app.StopAsync(deadline.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task WaitUntilReadyAsync(HttpContext context, RequestDelegate next)
    {
        await _ready.Task.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
