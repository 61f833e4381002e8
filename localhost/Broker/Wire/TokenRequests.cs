using Microsoft.Azure.Amqp;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Every token is taken: nobody asks who calls.</summary>
internal static class TokenRequests
{
    private const int Accepted = 202;

    public static AmqpMessage Answer(AmqpMessage request)
    {
        var response = AmqpMessage.Create();
        response.ApplicationProperties.Map["status-code"] = Accepted;
        response.ApplicationProperties.Map["status-description"] = "Accepted";
        return response;
    }
}
