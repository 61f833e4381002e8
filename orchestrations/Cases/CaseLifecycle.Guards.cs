using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Extensions approved in one life of a case.</summary>
    public const int MaxExtensions = 2;

    /// <summary>Returns after which a supervisor has to unlock the next.</summary>
    public const int MaxReturns = 3;

    /// <summary>What the case itself has against a command in this status, whatever the command says.</summary>
    private static Decision? Blocked(CaseState state, CommandRule rule, DateTimeOffset now) => rule.Name switch
    {
        "return" => state.ReturnsLocked ? NotNow("returns-locked", $"The case was returned {MaxReturns} times; a supervisor has to unlock the next return.") : null,
        "unlock-return" => state.ReturnsLocked ? null : NotNow("returns-not-locked", "Returns are not locked."),
        "request-extension" => NoExtension(state, now) ?? NoFurtherRequest(state),
        "decide-extension" => state.Extension is null ? NotNow("no-extension-requested", "Nobody asked for an extension.") : NoExtension(state, now),
        "suspend" => state.Suspensions > 0 ? NotNow("suspended-before", "A case is suspended once.") : null,
        "complete" => JointUnitsMissing(state),
        "order-supervision" => NoOrder(state),
        "appeal" => NoAppeal(state),
        "decide-appeal" => NoOpinion(state),
        _ => null,
    };

    private static Decision? NoExtension(CaseState state, DateTimeOffset now) => ExtensionRule.Refuse(state.Find(DeadlineKind.Handling), now);

    private static Decision? NoFurtherRequest(CaseState state) =>
        state.Extension is not null ? NotNow("extension-already-requested", "An extension is being decided on.")
        : state.ExtensionsApproved >= MaxExtensions ? NotNow("too-many-extensions", $"A case is extended {MaxExtensions} times at most.")
        : null;
}
