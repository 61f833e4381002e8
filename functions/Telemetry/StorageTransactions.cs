using Azure.Core;
using Azure.Core.Pipeline;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Functions.Telemetry;

/// <summary>Counts every request that goes out to a service of the storage account, tries included: that is what is paid for.</summary>
internal sealed class StorageTransactions(string service) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    private void Count(HttpMessage message) => TownMeters.Transaction(service, message.Request.Method.Method, message.HasResponse ? message.Response.Status : 0);
}
