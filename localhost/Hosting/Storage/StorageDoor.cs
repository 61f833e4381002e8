using System.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Xinjing.Serverless.Localhost.Hosting.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>A port of its own before one service of the storage: whoever opens it sees each request, and says what becomes of it.</summary>
public sealed class StorageDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IHttpForwarder _forwarder;
    private readonly string _target;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator() });

    private StorageDoor(WebApplication app, int targetPort)
    {
        _app = app;
        _forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        _target = $"http://127.0.0.1:{targetPort}";
    }

    public int Port => _app.Address().Port;

    /// <param name="targetPort">Of the service on 127.0.0.1.</param>
    /// <param name="pass">Lets a request through by <see cref="ForwardAsync"/>, or does something else with it.</param>
    public static async Task<StorageDoor> OpenAsync(int targetPort, Func<StorageDoor, HttpContext, Task> pass, CancellationToken cancellationToken = default)
    {
        var builder = WebHost.Create(port: 0, HttpProtocols.Http1, NullLoggerFactory.Instance);
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var door = new StorageDoor(app, targetPort);
        app.Run(context => pass(door, context));
        await app.StartAsync(cancellationToken);
        return door;
    }

    /// <param name="transformer">Sees the request before the service does, and the answer before the client.</param>
    public async Task ForwardAsync(HttpContext context, HttpTransformer transformer) =>
        await _forwarder.SendAsync(context, _target, _client, ForwarderRequestConfig.Empty, transformer, context.RequestAborted);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }
}
