using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The channels that wait for the worker of that id to call.</summary>
internal sealed class WorkerChannels
{
    private readonly ConcurrentDictionary<string, WorkerChannel> expected = new(StringComparer.Ordinal);

    public void Expect(string workerId, WorkerChannel channel) => expected[workerId] = channel;

    public bool TryTake(string workerId, [NotNullWhen(true)] out WorkerChannel? channel) => expected.TryRemove(workerId, out channel);
}
