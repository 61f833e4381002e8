using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Localhost.Hosting.Storage;
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
    private StorageDoor _door = null!;
    private (int Write, WriteMoment Moment, Action Fire)? _armed;
    private int _writes;

    private StorageProxy()
    {
    }

    public int Port => _door.Port;

    /// <summary>While it is set, no request is answered.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether what was armed has happened.</summary>
    public bool Fired { get; private set; }

    /// <summary>Waits for what was armed: the storage has a write a moment before the proxy hears of it.</summary>
    public Task FiresAsync() => Eventually.HoldsAsync(() => Task.FromResult(Fired));

    public static async Task<StorageProxy> StartAsync(int targetPort)
    {
        var proxy = new StorageProxy();
        proxy._door = await StorageDoor.OpenAsync(targetPort, proxy.PassAsync, TestContext.Current.CancellationToken);
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

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    private async Task PassAsync(StorageDoor door, HttpContext context)
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

        await door.ForwardAsync(context, this);
    }

    private void Fire()
    {
        var fire = _armed!.Value.Fire;
        _armed = null;
        fire();
        Fired = true;
    }
}
