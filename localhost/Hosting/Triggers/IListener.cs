namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Watches something outside and runs a function for it.</summary>
internal interface IListener
{
    /// <summary>Runs until told to stop, and returns when the last function it started has ended.</summary>
    /// <param name="stopping">Take nothing new.</param>
    /// <param name="aborting">Wait for running functions no longer; what they were at is repeated later.</param>
    Task RunAsync(CancellationToken stopping, CancellationToken aborting);
}
