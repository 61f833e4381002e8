using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Puts the pictures that a device's report names on its case; one that cannot be had is said on the case.</summary>
public sealed class DevicePhotos(PhotoStore photos, EvidenceIntake evidence, CaseDesk desk)
{
    /// <summary>May be done again: a picture that is on the case stays once.</summary>
    public async Task AttachAsync(string caseId, IReadOnlyList<string> names, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (await TryAttachAsync(caseId, name, actor, engine, cancellationToken) is { } reason)
                await desk.ExecuteAsync(new CommandRequest(caseId, new NoteMissingPhoto($"device-photos/{name}", PhotoKind.Report, reason), Actor.System), engine, cancellationToken);
        }
    }

    /// <returns>Why it cannot be had; <c>null</c> when it is on the case.</returns>
    private async Task<string?> TryAttachAsync(string caseId, string name, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            await using var sent = await photos.OpenSentByDeviceAsync(name, cancellationToken);
            if (sent is null) return "设备没有上传这张照片";
            await using var picture = await evidence.ReceiveAsync(sent.Content, cancellationToken);
            await photos.StoreAsync(caseId, picture, cancellationToken);
            await desk.ExecuteAsync(new CommandRequest(caseId, new AddPhoto(picture.ToPhoto(PhotoKind.Report)), actor), engine, cancellationToken);
            return null;
        }
        catch (PictureRefusedException refused)
        {
            return refused.Message;
        }
        catch (CommandRejectedException refused)
        {
            return refused.Rejection.Code == "photo-exists" ? null : refused.Message;
        }
    }
}
