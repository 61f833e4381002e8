using Azure.Core;
using Azure.Core.Pipeline;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>How many requests of a storage client were under way at once.</summary>
internal sealed class RequestGauge : HttpPipelinePolicy
{
    private readonly Lock _gate = new();
    private int _underWay;

    /// <summary>The most so far.</summary>
    public int Most { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        lock (_gate) Most = Math.Max(Most, ++_underWay);
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            lock (_gate) _underWay--;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
