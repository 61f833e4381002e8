namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>The ports of the three services on 127.0.0.1.</summary>
public sealed record AzurePorts(int Blob, int Queue, int Table);
