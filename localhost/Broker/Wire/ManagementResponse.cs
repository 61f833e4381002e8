using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Answers on the management link, in the form of HTTP statuses.</summary>
internal static class ManagementResponse
{
    public static AmqpMessage Done() => With(AmqpResponseStatusCode.OK, []);

    public static AmqpMessage Of(MapKey key, object value) => With(AmqpResponseStatusCode.OK, new AmqpMap { [key] = value });

    public static AmqpMessage Nothing() => With(AmqpResponseStatusCode.NoContent, []);

    /// <summary>The client goes by the condition; the status only has to be one of failure.</summary>
    public static AmqpMessage Refused(Error error)
    {
        var response = With(AmqpResponseStatusCode.Gone, []);
        response.ApplicationProperties.Map["errorCondition"] = error.Condition;
        response.ApplicationProperties.Map["statusDescription"] = error.Description;
        return response;
    }

    private static AmqpMessage With(AmqpResponseStatusCode status, AmqpMap body)
    {
        var response = AmqpMessage.Create(new AmqpValue { Value = body });
        response.ApplicationProperties.Map["statusCode"] = (int)status;
        return response;
    }
}
