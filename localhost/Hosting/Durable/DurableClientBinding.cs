using System.Text.Json;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>What a <c>[DurableClient]</c> parameter is made from: where the client API of the engine is.</summary>
internal sealed class DurableClientBinding(string hubName, HostAddresses addresses)
{
    public const string Type = "durableClient";

    /// <summary>Undocumented and dependent on the extension's version: a test covers it.</summary>
    public string Value => JsonSerializer.Serialize(
        new DurableClientValue
        {
            TaskHubName = hubName,
            ConnectionName = "AzureWebJobsStorage",
            RpcBaseUrl = addresses.Rpc.ToString(),
            HttpBaseUrl = new Uri(addresses.Front, "runtime/webhooks/durabletask").ToString(),
        },
        DurableClientJson.Default.DurableClientValue);
}
