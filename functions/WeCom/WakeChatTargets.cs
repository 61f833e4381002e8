using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.WeCom;

/// <summary>Makes up for wake-ups that a crash lost, and forgets what was enqueued days ago.</summary>
public sealed class WakeChatTargets(OutgoingMessages messages, TimeProvider clock)
{
    private const int MostAtOnce = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Function(nameof(WakeChatTargets))]
    public async Task RunAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var target in await messages.OverdueAsync(clock.GetUtcNow() - Patience, MostAtOnce, cancellationToken))
            await messages.WakeAsync(target, TimeSpan.Zero, cancellationToken);
        await messages.ForgetAsync(MostAtOnce, cancellationToken);
    }
}
