using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Bulletins;

/// <summary>
/// Reads what a bulletin counts: the facts of the period's days, the cases that ended in it with theirs, and the work in hand.
/// All of it are ranges of the index; of the work in hand only the worst is kept in memory.
/// </summary>
public sealed class BulletinReading(FactQueries facts, CaseStreams cases, IOptions<ScorecardWeights> weights)
{
    /// <param name="at">UTC; what is due before it and open is overdue.</param>
    public async Task<BulletinFigures> ReadAsync(BulletinPeriod period, BulletinSet set, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var filed = await facts.ListAsync(period.From, period.To, unit: null, cancellationToken);
        var ended = await cases.Ended(period.Start(), period.End(), cancellationToken).Select(c => (ShanghaiTime.Day(c.FiledAt), c.Id)).ToListAsync(cancellationToken);
        var inHand = new InHandCount(at, set.WorstOverdue);
        await foreach (var one in cases.InHand(cancellationToken)) inHand.Add(one);
        return new BulletinCount(weights.Value, at).Figures(filed, await facts.FindAsync(ended, cancellationToken), inHand, set.LeastClosed);
    }
}
