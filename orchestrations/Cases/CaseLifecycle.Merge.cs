namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Whether a case can take in another one as its duplicate; asked by who has read it.</summary>
    /// <param name="target"><c>null</c> when there is no such case.</param>
    public static Decision? RefuseToMergeInto(CaseState? target) => target switch
    {
        null => Invalid("merge-target-unknown", "There is no case with the id that 'into' names."),
        { Stage: CaseStage.Closed } => NotNow("merge-target-closed", $"Case {target.Id} is {Word(target.Status)}; a case is merged into an open one."),
        _ => null,
    };

    private static Decision Merge(CaseState state, Merge command) => command.Into == state.Id
        ? Invalid("merge-into-itself", "A case cannot be merged into itself.")
        : Decision.Of(new CaseMerged(command.Into));
}
