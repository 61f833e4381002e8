using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Duplicates of one case, so that the snapshot row holds their ids.</summary>
    public const int MaxDuplicates = 200;

    /// <summary>Whether a case can take in another one as its duplicate; asked by who has read it.</summary>
    /// <param name="target"><c>null</c> when there is no such case.</param>
    public static Decision? RefuseToMergeInto(CaseState? target) => target switch
    {
        null => Invalid("merge-target-unknown", "There is no case with the id that 'into' names."),
        { Stage: CaseStage.Closed } => NotNow("merge-target-closed", $"Case {target.Id} is {Word(target.Status)}; a case is merged into an open one."),
        { Duplicates.Count: >= MaxDuplicates } => NotNow("merge-target-full", $"Case {target.Id} has {MaxDuplicates} duplicates already."),
        _ => null,
    };

    /// <summary>A duplicate becomes known to the case that goes on, however far that has come since; nothing when it is known.</summary>
    public static IReadOnlyList<CaseEvent> TakeIn(CaseState state, string duplicate) =>
        state.Duplicates.Contains(duplicate, StringComparer.Ordinal) ? [] : [new DuplicateTakenIn(duplicate)];

    private static Decision Merge(CaseState state, Merge command) => command.Into == state.Id
        ? Invalid("merge-into-itself", "A case cannot be merged into itself.")
        : Decision.Of(new CaseMerged(command.Into));
}
