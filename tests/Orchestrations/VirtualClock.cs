namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>The time that tests move; only forward.</summary>
/// <param name="start">UTC.</param>
internal sealed class VirtualClock(DateTimeOffset start)
{
    public DateTimeOffset Now { get; private set; } = start;

    public void MoveTo(DateTimeOffset time) => Now = time > Now ? time : Now;
}
