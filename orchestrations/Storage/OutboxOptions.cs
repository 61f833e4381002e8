namespace Xinjing.Serverless.Storage;

/// <summary>Settings of the sweep, section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>
    /// How old a promise, or a missed wake-up, must be before the sweep takes it up; longer than any commit can take, since a
    /// promise whose case is not there is taken away. Default two minutes.
    /// </summary>
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromMinutes(2);
}
