using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Working days of one extension.</summary>
    public const int MaxExtensionDays = 30;

    private static Decision Request(RequestExtension command) => command.WorkingDays is >= 1 and <= MaxExtensionDays
        ? Decision.Of(new ExtensionRequested(command.WorkingDays, command.Reason))
        : Invalid("extension-out-of-range", $"An extension takes 1 to {MaxExtensionDays} working days, not {command.WorkingDays}.");

    private Decision DecideOn(CaseState state, DecideExtension command)
    {
        var asked = state.Extension!;
        var decided = new ExtensionDecided(command.Approved, asked.WorkingDays, command.Note);
        return Decision.Of(command.Approved
            ? decided with { Deadlines = [planner.Extend(state.Find(DeadlineKind.Handling)!, new TimeLimit(asked.WorkingDays, TimeUnit.WorkingDays))] }
            : decided);
    }
}
