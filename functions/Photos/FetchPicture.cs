using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Photos;

public sealed class FetchPicture(PictureDesk desk)
{
    [Function(nameof(FetchPicture))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.SentPictures)] QueueMessage message, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        desk.FetchAsync(JsonSerializer.Deserialize(message.Body.ToMemory().Span, PictureJson.Default.PictureOrder)!, engine, cancellationToken);
}
