namespace Xinjing.Serverless.Localhost.Hosting.Settings;

/// <summary>Section <c>extensions.queues</c>.</summary>
internal sealed class QueueSettings
{
    public TimeSpan MaxPollingInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message stays hidden after a failure, before it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; set; }

    public int BatchSize { get; set; } = 16;

    public int MaxDequeueCount { get; set; } = 5;

    public QueueEncoding MessageEncoding { get; set; } = QueueEncoding.Base64;
}

internal enum QueueEncoding
{
    Base64,
    None,
}
