using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>联勤联动: the main unit completes once every joint unit has reported in this round.</summary>
    private static Decision? JointUnitsMissing(CaseState state) => JointRule.Refuse(state.JointUnits, state.ReportedUnits);

    private static CaseState Reported(CaseState state, ProgressReported report, DateTimeOffset at)
    {
        var answered = report.Unit is null || report.Unit == state.Unit ? Answered(state, at) : state;
        return answered with
        {
            Status = CaseStatus.InProgress,
            ReportedUnits = report.Unit is { } unit ? [.. state.ReportedUnits.Where(u => u != unit), unit] : state.ReportedUnits,
        };
    }
}
