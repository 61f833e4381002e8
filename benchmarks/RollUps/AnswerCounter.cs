using Azure.Core;
using Azure.Core.Pipeline;

namespace Xinjing.Serverless.Benchmarks.RollUps;

/// <summary>Counts the answers that a client of one thread gets, and their bytes.</summary>
internal sealed class AnswerCounter : HttpPipelineSynchronousPolicy
{
    public int Answers { get; private set; }

    public long Bytes { get; private set; }

    public void Reset() => (Answers, Bytes) = (0, 0);

    public override void OnReceivedResponse(HttpMessage message)
    {
        Answers++;
        if (message.Response.ContentStream is { CanSeek: true } content) Bytes += content.Length;
    }
}
