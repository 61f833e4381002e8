namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>Where the two servers of the host listen; known once each has started.</summary>
internal sealed class HostAddresses
{
    private Uri? rpc;
    private Uri? front;

    /// <summary>For the worker only: its message stream, and the client API of the orchestration engine.</summary>
    public Uri Rpc
    {
        get => rpc ?? throw new InvalidOperationException("The server for the worker has not started.");
        set => rpc = value;
    }

    /// <summary>For everybody: the HTTP functions.</summary>
    public Uri Front
    {
        get => front ?? throw new InvalidOperationException("The server for HTTP functions has not started.");
        set => front = value;
    }
}
