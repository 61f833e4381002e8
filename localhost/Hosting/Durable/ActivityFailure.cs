using DurableTask.Core;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>What the orchestrator is told of an activity's exception: retry handlers look at its type and message.</summary>
internal static class ActivityFailure
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static FailureDetails From(FunctionFailedException exception)
    {
        // The extension writes the failure as one line of JSON into the message; failures before it ran are a plain ToString().
        if (exception.Message.StartsWith('{') && TryParse(exception.Message.Split('\n', 2)[0].Trim(), out var details)) return details;
        var parts = exception.Message.Split(": ", 2);
        var type = string.IsNullOrEmpty(exception.ExceptionType) && parts.Length == 2 ? parts[0] : exception.ExceptionType;
        return new FailureDetails(type ?? "(unknown)", exception.Message, exception.WorkerStackTrace, innerFailure: null, isNonRetriable: false);
    }

    private static bool TryParse(string json, out FailureDetails details)
    {
        try
        {
            details = ToDetails(Parser.Parse<TaskFailureDetails>(json))!;
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            details = null!;
            return false;
        }
    }

    private static FailureDetails? ToDetails(TaskFailureDetails? proto) => proto is null ? null : new FailureDetails(
        proto.ErrorType, proto.ErrorMessage, proto.StackTrace, ToDetails(proto.InnerFailure), proto.IsNonRetriable, ProtobufUtils.ConvertMapToDictionary(proto.Properties));
}
