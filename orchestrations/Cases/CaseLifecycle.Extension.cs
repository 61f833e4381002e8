using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    private static Decision Request(RequestExtension command) =>
        ExtensionRule.Refuse(command.WorkingDays) ?? Decision.Of(new ExtensionRequested(command.WorkingDays, command.Reason));

    private Decision DecideOn(CaseState state, DecideExtension command)
    {
        var asked = state.Extension!;
        var decided = new ExtensionDecided(command.Approved, asked.WorkingDays, command.Note);
        return Decision.Of(command.Approved
            ? decided with { Deadlines = [planner.Extend(state.Find(DeadlineKind.Handling)!, asked.WorkingDays)] }
            : decided);
    }
}
