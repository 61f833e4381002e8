namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The types of trigger that this host serves.</summary>
public static class TriggerTypes
{
    public const string Http = "httpTrigger";
    public const string Queue = "queueTrigger";
    public const string Timer = "timerTrigger";
    public const string Orchestration = "orchestrationTrigger";
    public const string Activity = "activityTrigger";

    internal static readonly IReadOnlyList<string> Served = [Http, Queue, Timer, Orchestration, Activity];
}
