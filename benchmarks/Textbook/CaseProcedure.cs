using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Benchmarks.Textbook;

/// <summary>
/// The procedure of a case as the human-interaction samples would have it: an external event against a timer for each step
/// of a person, then an activity that saves and one that notifies. The orchestration is the truth, the table a copy.
/// </summary>
public static class CaseProcedure
{
    /// <summary>An external event each, in this order; the case has the status of that name after it.</summary>
    private static readonly string[] PersonsSteps = ["accepted", "inProgress", "completed", "verified", "calledBack"];

    [Function(nameof(CaseProcedure))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var record = context.GetInput<CaseRecord>()!;
        record = await TakeStepAsync(context, record with { Status = "filed" });
        record = await TakeStepAsync(context, record with { Status = "assigned", Unit = "lvhua" });
        foreach (var step in PersonsSteps)
        {
            var note = await WaitForPersonAsync(context, record, step);
            record = await TakeStepAsync(context, record with { Status = step, Note = note });
        }
    }

    private static async Task<CaseRecord> TakeStepAsync(TaskOrchestrationContext context, CaseRecord record)
    {
        await context.CallActivityAsync(nameof(CaseActivities.SaveCase), record);
        if (record.Notifies) await context.CallActivityAsync(nameof(CaseActivities.SendNotice), record);
        context.SetCustomStatus(record.Status);
        return record;
    }

    private static async Task<string> WaitForPersonAsync(TaskOrchestrationContext context, CaseRecord record, string step)
    {
        using var timer = new StepTimer(context, TimeSpan.FromDays(1));
        var given = context.WaitForExternalEvent<string>(step);
        if (await Task.WhenAny(given, timer.Rings) == timer.Rings)
            await context.CallActivityAsync(nameof(CaseActivities.SendNotice), record with { Note = $"{step} is overdue" });
        return await given;
    }
}
