using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Bulletins;

namespace Xinjing.Serverless.Functions.Bulletins;

public sealed class PublishBulletin(BulletinDesk desk)
{
    /// <summary>Every two minutes: the time is data, and what a run leaves undone the next one does.</summary>
    [Function(nameof(PublishBulletin))]
    public Task RunAsync([TimerTrigger("20 */2 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => desk.PublishAsync(cancellationToken);
}
