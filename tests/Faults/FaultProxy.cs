using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xunit;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>A storage as bad as the plan wants it, for worker, engine and triggers alike: three doors before a good one.</summary>
internal sealed class FaultProxy(FaultPlan plan) : HttpTransformer, IAsyncDisposable
{
    private readonly List<StorageDoor> _doors = [];
    private readonly ConcurrentDictionary<string, double> _roughness = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Service, Fault Fault), int> _counts = new();

    public static IReadOnlyList<string> Services { get; } = ["blob", "queue", "table"];

    public string ConnectionString { get; private set; } = "";

    /// <summary>While it is not set, nothing goes wrong.</summary>
    public bool IsBad { get; set; }

    /// <summary>While it is set, nobody is there, also for those who wait for an answer.</summary>
    public bool IsGone { get; set; }

    public static async Task<FaultProxy> StartAsync(AzuriteProcess azurite, FaultPlan plan)
    {
        var proxy = new FaultProxy(plan);
        proxy.ConnectionString = EmulatorAccount.ConnectionString(new AzurePorts(
            await proxy.OpenAsync("blob", azurite.BlobPort), await proxy.OpenAsync("queue", azurite.QueuePort), await proxy.OpenAsync("table", azurite.TablePort)));
        return proxy;
    }

    /// <summary>Requests that met a fault; with <see cref="Fault.None"/>, those that met none.</summary>
    public int Count(string service, Fault fault) => _counts.GetValueOrDefault((service, fault));

    /// <summary>From now on so many times as much goes wrong in a service; 1 for as much as usual.</summary>
    public void Roughen(string service, double times) => _roughness[service] = times;

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var service = (string)httpContext.Items[nameof(Services)]!;
        var fault = IsGone ? Fault.Gone : AfterWrite(httpContext, proxyResponse);
        Add(service, fault);
        if (fault == Fault.None) return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (fault == Fault.RefusedAfterWrite) httpContext.Response.StatusCode = plan.Refusal(isThrottling: false);
        else httpContext.Abort();
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var door in _doors) await door.DisposeAsync();
    }

    /// <summary>Only what was done can be done without anybody hearing of it.</summary>
    private static Fault AfterWrite(HttpContext context, HttpResponseMessage? answer) =>
        answer is { IsSuccessStatusCode: true } && context.Items[nameof(Fault)] is Fault fault ? fault : Fault.None;

    /// <summary>Taking messages from a queue hides them, though it looks like reading.</summary>
    private static bool Writes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || (request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal) && !request.Query.ContainsKey("peekonly"));

    private async Task<int> OpenAsync(string service, int targetPort)
    {
        var door = await StorageDoor.OpenAsync(targetPort, (opened, context) => PassAsync(opened, context, service), TestContext.Current.CancellationToken);
        _doors.Add(door);
        return door.Port;
    }

    private async Task PassAsync(StorageDoor door, HttpContext context, string service)
    {
        var fault = IsGone ? Fault.Gone : IsBad ? plan.Next(_roughness.GetValueOrDefault(service, 1)) : Fault.None;
        if (fault is Fault.RefusedAfterWrite or Fault.DroppedAfterWrite)
        {
            if (Writes(context.Request)) context.Items[nameof(Fault)] = fault;
            else fault = fault == Fault.RefusedAfterWrite ? Fault.Refused : Fault.Dropped;
        }

        switch (fault)
        {
            case Fault.Refused:
                Add(service, fault);
                context.Response.StatusCode = plan.Refusal(isThrottling: true);
                return;
            case Fault.Dropped or Fault.Gone:
                Add(service, fault);
                context.Abort();
                return;
            case Fault.Slow:
                Add(service, fault);
                await Task.Delay(plan.Delay(), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }

        context.Items[nameof(Services)] = service;
        await door.ForwardAsync(context, this);
    }

    private void Add(string service, Fault fault) => _counts.AddOrUpdate((service, fault), 1, (_, count) => count + 1);
}
