using System.Net.Sockets;
using Xinjing.Serverless.Localhost.Hosting.Processes;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>Starts one worker process and takes it through the handshake.</summary>
internal sealed class WorkerLauncher(WorkerStartInfo startInfo, WorkerChannels channels, WorkerLogs logs)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private const string FaultBegins = "Unhandled exception";
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(20);

    public async Task<RunningWorker> LaunchAsync(CancellationToken cancellationToken)
    {
        var workerId = Guid.NewGuid().ToString();
        var channel = new WorkerChannel(logs.Write);
        channels.Expect(workerId, channel);
        string? fault = null;
        var process = ChildProcess.Start(startInfo.For(workerId), line =>
        {
            if (line.StartsWith(FaultBegins, StringComparison.Ordinal)) fault = line;
            logs.WriteConsole(line);
        });
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        try
        {
            return await MeetAsync(process, channel, () => fault, deadline.Token);
        }
        catch
        {
            channels.TryTake(workerId, out _);
            channel.Lose();
            process.Dispose();
            throw;
        }
    }

    /// <param name="fault">What the worker said of its end, if anything.</param>
    private async Task<RunningWorker> MeetAsync(ChildProcess process, WorkerChannel channel, Func<string?> fault, CancellationToken cancellationToken)
    {
        await Task.WhenAny(channel.Connected, process.Exited).WaitAsync(cancellationToken);
        if (!channel.Connected.IsCompleted) throw new InvalidOperationException($"The worker ended with code {await process.Exited} before it called. {fault()}");
        var (httpAddress, functions) = await WorkerHandshake.DoAsync(channel, startInfo.WorkerDirectory, cancellationToken);
        if (httpAddress is not null) await WaitForListenerAsync(httpAddress, process, cancellationToken);
        return new RunningWorker(process, channel, httpAddress, functions);
    }

    /// <summary>The worker's web server may come up only after the handshake.</summary>
    private static async Task WaitForListenerAsync(Uri address, ChildProcess process, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (process.Exited.IsCompleted) throw new InvalidOperationException("The worker ended before its web server listened.");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(ProbeInterval, cancellationToken);
            }
        }
    }
}
