namespace Xinjing.Serverless.Feed;

/// <summary>The Service Bus namespace, section <c>ServiceBus</c>; with neither setting there is none.</summary>
public sealed class ServiceBusOptions
{
    /// <summary>For development; in Azure the identity of the app serves.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For example <c>town.servicebus.windows.net</c>.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>Where the broker really is, when that is not the namespace: a private endpoint, or a stand-in on this machine.</summary>
    public Uri? CustomEndpoint { get; set; }

    public bool IsConfigured => !string.IsNullOrEmpty(ConnectionString) || !string.IsNullOrEmpty(FullyQualifiedNamespace);
}
