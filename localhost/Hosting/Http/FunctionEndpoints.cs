using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>One endpoint per HTTP function; a restarted worker may bring others.</summary>
internal sealed class FunctionEndpoints(string routePrefix, HttpForward forward) : EndpointDataSource
{
    private volatile IReadOnlyList<Endpoint> _endpoints = [];
    private CancellationTokenSource _changed = new();

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Show(IEnumerable<WorkerFunction> functions)
    {
        _endpoints = functions.Where(function => function.Route is not null).Select(ToEndpoint).ToList();
        using var previous = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        previous.Cancel();
    }

    private Endpoint ToEndpoint(WorkerFunction function)
    {
        var pattern = RoutePatternFactory.Parse($"{routePrefix}/{function.Route}".TrimStart('/'));
        var endpoint = new RouteEndpointBuilder(context => forward.HandleAsync(context, function.Name), pattern, order: 0) { DisplayName = function.Name };
        if (function.Methods is { Count: > 0 } methods) endpoint.Metadata.Add(new HttpMethodMetadata(methods));
        return endpoint.Build();
    }
}
