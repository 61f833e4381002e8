using Microsoft.DurableTask;

namespace Xinjing.Serverless.Records;

/// <summary>
/// The nudges that reach an orchestration, in order. One waiter at a time, which outlives the timers: a waiter given up
/// could swallow a later nudge.
/// </summary>
internal sealed class Nudges<TProgress>(TaskOrchestrationContext context)
{
    /// <summary>How many have been taken; each lengthens the history.</summary>
    public int Heard { get; private set; }

    public Task<TProgress> Next { get; private set; } = context.WaitForExternalEvent<TProgress>(RecordWatch.Changed);

    public async Task<TProgress> TakeAsync()
    {
        var nudge = await Next;
        Next = context.WaitForExternalEvent<TProgress>(RecordWatch.Changed);
        Heard++;
        return nudge;
    }
}
