namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>Something that a case can be taken through, over HTTP, as its users would.</summary>
internal abstract class Contender : IAsyncDisposable
{
    /// <summary>As the tables of results name it.</summary>
    public abstract string Name { get; }

    /// <summary>The engine's task hub.</summary>
    public abstract string Hub { get; }

    /// <summary>Whether the orchestration of a case just filed waits for its first person.</summary>
    public abstract Func<SeenInstance, bool> IsReady { get; }

    /// <summary>What persons do to a case that is ready, in order; after the last the orchestration ends.</summary>
    public abstract IReadOnlyList<CaseStep> Steps { get; }

    /// <summary>Of the worker that runs now.</summary>
    public abstract int WorkerProcessId { get; }

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 });

    /// <summary>Starts the worker on the local host.</summary>
    /// <param name="storage">What the engine gets.</param>
    /// <param name="workerStorage">What the worker gets; the same account.</param>
    public abstract Task StartAsync(string storage, string workerStorage, CancellationToken cancellationToken);

    /// <summary>Files a new case.</summary>
    /// <returns>The id of its orchestration.</returns>
    public abstract Task<string> FileAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        Http.Dispose();
        return ValueTask.CompletedTask;
    }

    protected async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await Http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new HttpRequestException($"{Name}, {request.RequestUri}: {(int)answer.StatusCode} {text}");
    }
}

/// <summary>What a person does to a case.</summary>
/// <param name="IsEffective">Tells from the orchestration that it has taken effect; <c>null</c> when the answer itself says so.</param>
internal sealed record CaseStep(string Name, Func<string, CancellationToken, Task> SendAsync, Func<SeenInstance, bool>? IsEffective);
