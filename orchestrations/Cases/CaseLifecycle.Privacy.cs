using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>That somebody read it, and what for, is an event like any other.</summary>
    private static Decision Disclose(CaseState state, DiscloseReporter command) => state.HasSealed
        ? Decision.Of(new ReporterDisclosed(command.Purpose))
        : NotNow("no-reporter", "Nobody can be called about this case: no citizen left a phone, or it was erased.");

    /// <summary>What the log may hold of a text that a citizen wrote.</summary>
    private static string? Masked(string? text) => text is null ? null : PersonalNumbers.Mask(text);

    private static bool HoldsNumbers(params IEnumerable<string?> texts) => texts.Any(text => Masked(text) != text);

    /// <summary>Erasing again changes nothing.</summary>
    private static Decision Erase(CaseState state, EraseReporter command) =>
        state.HasSealed ? Decision.Of(new ReporterErased(command.Reason)) : Decision.Of();
}
