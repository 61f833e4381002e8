using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>Passes a request on as it came, with the id by which the worker finds the invocation it belongs to.</summary>
internal sealed class InvocationHeader(string invocationId) : HttpTransformer
{
    private const string Name = "x-ms-invocation-id";
    private const string ForwardedFor = "X-Forwarded-For";

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        // Functions build absolute addresses from the host the client knows.
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        // As the platform's front end does: what the client has made up stands before what is so.
        if (httpContext.Connection.RemoteIpAddress is { } address) proxyRequest.Headers.TryAddWithoutValidation(ForwardedFor, $"{address}");
        proxyRequest.Headers.Remove(Name);
        proxyRequest.Headers.TryAddWithoutValidation(Name, invocationId);
    }
}
