using Xinjing.Serverless.Localhost.Hosting.Processes;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>The storage emulator as a child process: blobs, queues and tables on this machine only.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);
    private readonly ChildProcess _process;
    private readonly AzuriteOutput _output;

    private AzuriteProcess(ChildProcess process, AzuriteOutput output, AzurePorts ports)
    {
        _process = process;
        _output = output;
        Ports = ports;
    }

    public int ProcessId => _process.Id;

    /// <summary>Completes when it has ended, for whatever reason.</summary>
    public Task Exited => _process.Exited;

    public int BlobPort => Ports.Blob;

    public int QueuePort => Ports.Queue;

    public int TablePort => Ports.Table;

    public string ConnectionString => EmulatorAccount.ConnectionString(Ports);

    private AzurePorts Ports { get; }

    /// <summary>Installs on first use, starts, and returns when all three services listen.</summary>
    /// <exception cref="InvalidOperationException">The emulator can't be installed or ended at once; the message holds its words.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        ChildRecords.EndOrphans();
        await AzuriteInstallation.EnsureAsync(options.Progress, cancellationToken);
        var reader = new AzuriteOutput(options.AccessLogPath);
        var child = ChildProcess.Start(AzuriteArguments.For(options), reader.Read);
        try
        {
            return new AzuriteProcess(child, reader, await reader.PortsAsync(child.Exited, cancellationToken));
        }
        catch
        {
            child.Dispose();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.Exited.IsCompleted) _process.CloseInput();
        await _process.EndAsync(StopGrace);
        _process.Dispose();
        _output.Dispose();
    }
}
