using Microsoft.DurableTask;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// The nudges that reach an orchestration, in order. One waiter at a time, which outlives the timers: a waiter given up
/// could swallow a later nudge.
/// </summary>
internal sealed class CaseNudges(TaskOrchestrationContext context)
{
    /// <summary>How many have been taken; each lengthens the history.</summary>
    public int Heard { get; private set; }

    public Task<CaseProgress> Next { get; private set; } = context.WaitForExternalEvent<CaseProgress>(CaseOrchestrator.Changed);

    public async Task<CaseProgress> TakeAsync()
    {
        var nudge = await Next;
        Next = context.WaitForExternalEvent<CaseProgress>(CaseOrchestrator.Changed);
        Heard++;
        return nudge;
    }
}
