using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Records;

/// <summary>延期: asked for by the one who has to act, decided on by another, and only before the deadline has passed.</summary>
internal static class ExtensionRule
{
    /// <summary>Working days of one extension.</summary>
    public const int MaxDays = 30;

    /// <param name="deadline">The one to extend; <c>null</c> when there is none.</param>
    public static Decision? Refuse(Deadline? deadline, DateTimeOffset now) =>
        deadline is not { IsOpen: true } ? Decision.NotNow("nothing-to-extend", "There is no open deadline to extend.")
        : deadline.DueAt < now ? Decision.NotNow("extension-after-overdue", "The deadline has passed; an extension is asked for and approved before.")
        : null;

    public static Decision? Refuse(int workingDays) => workingDays is >= 1 and <= MaxDays
        ? null
        : Decision.Invalid("extension-out-of-range", $"An extension takes 1 to {MaxDays} working days, not {workingDays}.");

    public static Deadline Extend(this DeadlinePlanner planner, Deadline deadline, int workingDays) =>
        planner.Extend(deadline, new TimeLimit(workingDays, TimeUnit.WorkingDays));
}

/// <summary>An extension that a unit asked for and nobody has decided on yet.</summary>
/// <param name="By"><c>sub</c> of the one who asked: not theirs to approve.</param>
/// <param name="At">UTC.</param>
public sealed record ExtensionRequest(int WorkingDays, string Reason, string By, DateTimeOffset At);
