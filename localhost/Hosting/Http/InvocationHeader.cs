using Yarp.ReverseProxy.Forwarder;

namespace Xinjing.Serverless.Localhost.Hosting.Http;

/// <summary>Passes a request on as it came, with the id by which the worker finds the invocation it belongs to.</summary>
internal sealed class InvocationHeader(string invocationId) : HttpTransformer
{
    private const string Name = "x-ms-invocation-id";

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        // Functions build absolute addresses from the host the client knows.
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        proxyRequest.Headers.Remove(Name);
        proxyRequest.Headers.TryAddWithoutValidation(Name, invocationId);
    }
}
