using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Finds what serves a link by the address at our end of it.</summary>
internal sealed class LinkRouter(BrokerNamespace served)
{
    private const string TokenAddress = "$cbs";
    private const string ManagementSuffix = "/$management";
    private readonly RequestLinks _requests = new();

    /// <exception cref="AmqpException">Nothing is served there; the client is told.</exception>
    public async Task OpenAsync(AmqpLink link)
    {
        var address = AddressOf(link);
        if (address == TokenAddress) _requests.Serve(link, TokenRequests.Answer);
        else if (address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase)) ServeManagement(link, address[..^ManagementSuffix.Length]);
        else if (link is ReceivingAmqpLink incoming) SendLink.Serve(incoming, served.FindTarget(address) ?? throw NotFound(address), served.Faults);
        else await ReceiveLink.ServeAsync((SendingAmqpLink)link, served.FindQueue(address) ?? throw NotFound(address));
    }

    private void ServeManagement(AmqpLink link, string entity)
    {
        // A sender has a management link too, to a topic perhaps, but nothing of it is served.
        if (served.FindQueue(entity) is { } queue) _requests.Serve(link, new ManagementRequests(queue).Answer);
        else throw NotFound(entity);
    }

    private static string AddressOf(AmqpLink link)
    {
        var address = link.IsReceiver ? (link.Settings.Target as Target)?.Address : (link.Settings.Source as Source)?.Address;
        return Uri.UnescapeDataString($"{address}").TrimStart('/');
    }

    private static AmqpException NotFound(string address) => new(BrokerErrors.NotFound(address));
}
