using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>A queue message as the worker wants it: its text, or the whole message where the function asks for more.</summary>
internal static class QueueInvocation
{
    public static Invocation From(QueueMessage message, FunctionBinding trigger)
    {
        var invocation = new Invocation(IsDeferred(trigger) ? Whole(message) : new TypedData { String = message.Body.ToString() });
        invocation.Add("QueueTrigger", message.Body.ToString());
        invocation.Add("Id", message.MessageId);
        invocation.Add("PopReceipt", message.PopReceipt);
        AddJson("DequeueCount", JsonSerializer.Serialize(message.DequeueCount, QueueJson.Default.Int64));
        AddTime("InsertionTime", message.InsertedOn);
        AddTime("ExpirationTime", message.ExpiresOn);
        AddTime("NextVisibleTime", message.NextVisibleOn);
        return invocation;

        void AddJson(string name, string json) => invocation.Metadata[name] = new TypedData { Json = json };
        void AddTime(string name, DateTimeOffset? time)
        {
            if (time is { } value) AddJson(name, JsonSerializer.Serialize(value, QueueJson.Default.DateTimeOffset));
        }
    }

    private static bool IsDeferred(FunctionBinding trigger) =>
        trigger.Definition.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty("supportsDeferredBinding", out var flag)
        && bool.TryParse(flag.ToString(), out var deferred) && deferred;

    private static TypedData Whole(QueueMessage message) => new()
    {
        ModelBindingData = new ModelBindingData
        {
            Version = "1.0",
            Source = "AzureStorageQueues",
            ContentType = "application/json",
            Content = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(QueueMessageValue.From(message), QueueJson.Default.QueueMessageValue)),
        },
    };
}

internal sealed record QueueMessageValue(
    string MessageId, string PopReceipt, string MessageText, long DequeueCount, DateTimeOffset? NextVisibleOn, DateTimeOffset? InsertedOn, DateTimeOffset? ExpiresOn)
{
    public static QueueMessageValue From(QueueMessage message) => new(
        message.MessageId, message.PopReceipt, message.Body.ToString(), message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueueMessageValue))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class QueueJson : JsonSerializerContext;
