namespace Xinjing.Serverless.Records;

/// <summary>联勤联动: the main unit concludes once every joint unit has done its part.</summary>
internal static class JointRule
{
    public static Decision? Refuse(IReadOnlyList<string> jointUnits, IEnumerable<string> reported)
    {
        var missing = jointUnits.Except(reported, StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? null : Decision.NotNow("joint-units-missing", $"Not yet reported in this round: {string.Join(", ", missing)}.");
    }
}
