using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transport;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Makes connections and links for the AMQP library and gives every link that opens to what serves its address.</summary>
internal sealed class BrokerRuntime(BrokerNamespace served) : IRuntimeProvider
{
    private readonly ConcurrentDictionary<AmqpConnection, bool> _connections = [];
    private readonly LinkRouter _router = new(served);

    public void DropConnections()
    {
        foreach (var connection in _connections.Keys) connection.Abort();
    }

    public AmqpConnection CreateConnection(
        TransportBase transport, ProtocolHeader protocolHeader, bool isInitiator, AmqpSettings amqpSettings, AmqpConnectionSettings connectionSettings)
    {
        var connection = new AmqpConnection(transport, protocolHeader, isInitiator, amqpSettings, connectionSettings);
        _connections[connection] = true;
        connection.SafeAddClosed((_, _) => _connections.TryRemove(connection, out _));
        return connection;
    }

    /// <summary>The library makes sessions itself as long as nobody replaces the connection's factory.</summary>
    public AmqpSession CreateSession(AmqpConnection connection, AmqpSessionSettings settings) => throw new NotSupportedException();

    public AmqpLink CreateLink(AmqpSession session, AmqpLinkSettings settings)
    {
        settings.MaxMessageSize = (ulong)served.Options.MaxMessageBytes;
        return settings.Role is true ? new ReceivingAmqpLink(session, settings) : new SendingAmqpLink(session, settings);
    }

    public IAsyncResult BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state) =>
        TaskToAsyncResult.Begin(_router.OpenAsync(link), callback, state);

    public void EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);
}
