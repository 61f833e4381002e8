using Azure.Core;
using Azure.Core.Pipeline;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>Lets something happen between two requests of a store: before the next one that is meant.</summary>
internal sealed class BeforeRequest(Func<Request, bool> isMeant) : HttpPipelinePolicy
{
    /// <summary>Before an entity-group transaction, after what the store has read for it.</summary>
    public static BeforeRequest Transaction() => new(request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal));

    /// <summary>Before a read.</summary>
    public static BeforeRequest Read() => new(request => request.Method == RequestMethod.Get);

    /// <summary>Forgotten before it runs, so that it happens once.</summary>
    public Func<Task>? Next { get; set; }

    /// <summary>Happens before each, however many come at the same time.</summary>
    public Func<Task>? Each { get; set; }

    /// <summary>Lets it happen before the second one that is meant from now on.</summary>
    public void AtSecond(Func<Task> happens) => Next = () =>
    {
        Next = happens;
        return Task.CompletedTask;
    };

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (isMeant(message.Request) && Next is { } happens)
        {
            Next = null;
            await happens();
        }

        if (isMeant(message.Request) && Each is { } always) await always();
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
