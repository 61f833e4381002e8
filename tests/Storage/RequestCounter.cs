using Azure.Core;
using Azure.Core.Pipeline;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>Counts the requests of a storage client: each is one transaction.</summary>
internal sealed class RequestCounter : HttpPipelineSynchronousPolicy
{
    private int _count;

    public int Count { get => _count; set => _count = value; }

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
