using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Before the storage has the write, after it has and before anybody hears of it, or instead of it: the storage refuses.</summary>
public enum WriteMoment
{
    Before,
    After,
    Instead,
}

/// <summary>Stands between the worker and its tables, and lets a test do something at the n-th write.</summary>
internal sealed class StorageProxy : HttpTransformer, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator() });
    private (int Write, WriteMoment Moment, Action Fire)? _armed;
    private int _writes;

    private StorageProxy(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>While it is set, no request is answered.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether what was armed has happened.</summary>
    public bool Fired { get; private set; }

    /// <summary>Waits for what was armed: the storage has a write a moment before the proxy hears of it.</summary>
    public Task FiresAsync() => Eventually.HoldsAsync(() => Task.FromResult(Fired));

    public static async Task<StorageProxy> StartAsync(int targetPort)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var proxy = new StorageProxy(app);
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        app.Run(context => proxy.ForwardAsync(context, forwarder, $"http://127.0.0.1:{targetPort}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    /// <summary>Does it once, at the n-th write from now on.</summary>
    /// <param name="write">From 1.</param>
    public void Arm(int write, WriteMoment moment, Action fire)
    {
        (_writes, Fired) = (0, false);
        _armed = (write, moment, fire);
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (httpContext.Items[nameof(WriteMoment.After)] is true) Fire();
        return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context, IHttpForwarder forwarder, string target)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var isDue = !HttpMethods.IsGet(context.Request.Method) && _armed is { } armed && Interlocked.Increment(ref _writes) == armed.Write;
        switch (isDue ? _armed!.Value.Moment : null as WriteMoment?)
        {
            case WriteMoment.Before:
                Fire();
                context.Abort();
                return;
            case WriteMoment.Instead:
                // As after a change of keys or of network rules: the client library does not try again by itself.
                Fire();
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            case WriteMoment.After:
                context.Items[nameof(WriteMoment.After)] = true;
                break;
        }

        await forwarder.SendAsync(context, target, _client, ForwarderRequestConfig.Empty, this, context.RequestAborted);
    }

    private void Fire()
    {
        var fire = _armed!.Value.Fire;
        _armed = null;
        fire();
        Fired = true;
    }
}
