using Azure.Core;
using Azure.Core.Pipeline;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>Lets something happen between what a store has read and the entity-group transaction that it sends next.</summary>
internal sealed class BeforeTransaction : HttpPipelinePolicy
{
    /// <summary>Forgotten before it runs, so that it happens once.</summary>
    public Func<Task>? Next { get; set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && Next is { } happens)
        {
            Next = null;
            await happens();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
