using System.Text;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Benchmarks.Counting;

/// <summary>
/// Stands before the storage and writes down every request. Unlike an access log it sees which table an entity-group
/// transaction is for, whether a look into a queue found anything, and whether worker or engine asked.
/// </summary>
internal sealed class TransactionCounter : HttpTransformer, IAsyncDisposable
{
    private readonly TransactionLog _log;
    private readonly List<StorageDoor> _doors = [];

    private TransactionCounter(TransactionLog log) => _log = log;

    /// <summary>The storage, by way of this counter, for the worker.</summary>
    public string WorkerConnectionString { get; private set; } = "";

    /// <summary>The same for the host.</summary>
    public string HostConnectionString { get; private set; } = "";

    public static async Task<TransactionCounter> StartAsync(AzuriteProcess azurite, TransactionLog log, CancellationToken cancellationToken)
    {
        var counter = new TransactionCounter(log);
        counter.WorkerConnectionString = await counter.OpenAsync(azurite, Origin.Worker, cancellationToken);
        counter.HostConnectionString = await counter.OpenAsync(azurite, Origin.Host, cancellationToken);
        return counter;
    }

    /// <summary>Only the answer to a look into a queue says whether it found anything.</summary>
    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null && HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal))
        {
            await proxyResponse.Content.LoadIntoBufferAsync(cancellationToken);
            httpContext.Items[nameof(SeenRequest.Answer)] = await proxyResponse.Content.ReadAsStringAsync(cancellationToken);
        }

        return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var door in _doors) await door.DisposeAsync();
    }

    private async Task<string> OpenAsync(AzuriteProcess azurite, Origin origin, CancellationToken cancellationToken) => EmulatorAccount.ConnectionString(new AzurePorts(
        await OpenAsync(StorageService.Blob, origin, azurite.BlobPort, cancellationToken),
        await OpenAsync(StorageService.Queue, origin, azurite.QueuePort, cancellationToken),
        await OpenAsync(StorageService.Table, origin, azurite.TablePort, cancellationToken)));

    private async Task<int> OpenAsync(StorageService service, Origin origin, int targetPort, CancellationToken cancellationToken)
    {
        var door = await StorageDoor.OpenAsync(targetPort, (opened, context) => ForwardAsync(opened, context, service, origin), cancellationToken);
        _doors.Add(door);
        return door.Port;
    }

    private async Task ForwardAsync(StorageDoor door, HttpContext context, StorageService service, Origin origin)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var body = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await body.ReadToEndAsync(context.RequestAborted);
        request.Body.Position = 0;
        await door.ForwardAsync(context, this);
        var path = request.Path.Value![1..];
        var answer = context.Items[nameof(SeenRequest.Answer)] as string ?? "";
        _log.Add(new SeenRequest(service, origin, request.Method, path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..], request.QueryString.Value ?? "", text, answer).Read());
    }
}
