using System.Net.Http.Json;
using System.Text;
using Xinjing.Serverless.Localhost.Hosting;

namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>Something of the worker in <c>benchmarks/Textbook</c>.</summary>
/// <param name="orchestrator">Its name.</param>
internal abstract class TextbookContender(string orchestrator) : Contender
{
    private FunctionsHost? _host;

    public override string Hub => "Textbook";

    public override int WorkerProcessId => _host!.WorkerProcessId!.Value;

    /// <summary>Whether somebody is told of each step.</summary>
    protected virtual bool Notifies => false;

    public override async Task StartAsync(string storage, string workerStorage, CancellationToken cancellationToken)
    {
        var options = new FunctionsHostOptions
        {
            WorkerDirectory = Repository.WorkerOutput("benchmarks/Textbook"),
            StorageConnectionString = storage,
            WorkerStorageConnectionString = workerStorage,
        };
        _host = await FunctionsHost.StartAsync(options, cancellationToken);
        Http.BaseAddress = _host.BaseAddress;
    }

    public override async Task<string> FileAsync(CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        var record = new { id, description = "剑河路甘溪路口人行道上有一堆垃圾", notifies = Notifies };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{orchestrator}") { Content = JsonContent.Create(record) };
        await SendAsync(request, cancellationToken);
        return id;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <param name="isEffective">When the next person may go on; <c>null</c>: at once.</param>
    protected CaseStep Event(string name, Func<SeenInstance, bool>? isEffective) =>
        new(name, (id, cancellationToken) => RaiseAsync(id, name, cancellationToken), isEffective);

    private async Task RaiseAsync(string id, string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{orchestrator}/{id}/{name}") { Content = new StringContent("办好了", Encoding.UTF8) };
        await SendAsync(request, cancellationToken);
    }
}
