using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xunit;
using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>The queues of a storage, of which some requests are refused as after a change of roles; blobs and tables are as they are.</summary>
internal sealed class RefusingQueue : IAsyncDisposable
{
    private StorageDoor _door = null!;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Which requests get a 403.</summary>
    public Predicate<HttpRequest> Refuses { get; set; } = _ => false;

    public static async Task<RefusingQueue> OpenAsync(AzuriteProcess storage)
    {
        var queue = new RefusingQueue();
        queue._door = await StorageDoor.OpenAsync(storage.QueuePort, queue.PassAsync, TestContext.Current.CancellationToken);
        queue.ConnectionString = storage.ConnectionString.Replace($":{storage.QueuePort}/", $":{queue._door.Port}/", StringComparison.Ordinal);
        return queue;
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    private Task PassAsync(StorageDoor door, HttpContext context)
    {
        if (!Refuses(context.Request)) return door.ForwardAsync(context, HttpTransformer.Default);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
