using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Reference;

internal static class BulletinChecks
{
    private const string File = ReferenceFile.Bulletin;
    private const int MostRobotCharacters = 64;
    private const int MostClosed = 1_000;

    /// <summary>A longer list is a list of cases, and there is one.</summary>
    private const int MostListed = 50;

    private static readonly TimeOnly Noon = new(12, 0);

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var set = data.BulletinSet;
        if (set.PublishAt > Noon) yield return new(File, "publishAt", $"{set.PublishAt:HH:mm} is no morning; the meeting that the bulletin is for is before {Noon:HH:mm}.");
        if (set.Robot is { } robot && (string.IsNullOrWhiteSpace(robot) || robot.Length > MostRobotCharacters || PlainText.Clean(robot) != robot))
            yield return new(File, "robot", $"'{PlainText.Clean(robot)}' is no name of a group robot in the settings (WeCom:Robots); correct it, or leave it out for the group that is told of escalations.");
        if (set.LeastClosed is < 1 or > MostClosed) yield return new(File, "leastClosed", $"{set.LeastClosed} is not from 1 to {MostClosed} closed cases.");
        if (set.WorstOverdue is < 1 or > MostListed) yield return new(File, "worstOverdue", $"{set.WorstOverdue} is not from 1 to {MostListed} cases.");
    }
}
