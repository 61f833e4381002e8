using Azure;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>
/// Follows the ledger: the rules that count now. The ledger is looked at every few seconds at most, and at once after a change
/// in this process. A stored set that cannot be used never takes the application down: the last good data stays.
/// </summary>
public sealed partial class ReferenceInForce(ReferenceLoader loader, ReferenceStore store, TimeProvider clock, ILogger<ReferenceInForce> logger) : IDisposable
{
    /// <summary>So long a process may go on by rules that another process has replaced.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>The rules that are known are good enough to work by when the storage is slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private volatile RulesInForce _current = new(0, loader.Seeds, ReferenceLedger.Empty);
    private long _lookedAt = long.MinValue;

    /// <summary>The rules to work by now.</summary>
    public async ValueTask<RulesInForce> GetAsync(CancellationToken cancellationToken)
    {
        if (IsFresh || !await _one.WaitAsync(TimeSpan.Zero, cancellationToken)) return _current;
        try
        {
            await LookPatientlyAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }

        return _current;
    }

    /// <summary>The rules by the ledger as it is at this moment, for changing it and for starting up.</summary>
    /// <exception cref="RequestFailedException">The storage does not answer.</exception>
    public async Task<RulesInForce> LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await FollowAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }

        return _current;
    }

    public void Dispose() => _one.Dispose();

    private bool IsFresh => Volatile.Read(ref _lookedAt) is var at && at != long.MinValue && clock.GetElapsedTime(at) < Freshness;

    private async Task LookPatientlyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await FollowAsync(patience.Token);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref _lookedAt, clock.GetTimestamp());
            LogNotFollowed(failed, _current.Version);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetTimestamp();
        var ledger = await store.ReadLedgerAsync(_current.Ledger, cancellationToken);
        if (!ReferenceEquals(ledger, _current.Ledger)) _current = await LoadAsync(ledger, cancellationToken);
        Volatile.Write(ref _lookedAt, at);
    }

    /// <summary>The newest version that can be used; at worst the one that counts already.</summary>
    private async Task<RulesInForce> LoadAsync(ReferenceLedger ledger, CancellationToken cancellationToken)
    {
        for (var count = ledger.Changes.Count; count > 0 && ledger.Changes[count - 1].Version > _current.Version; count--)
        {
            var version = ledger.Changes[count - 1].Version;
            try
            {
                return new RulesInForce(version, await loader.LoadAsync([.. ledger.Changes.Take(count)], cancellationToken), ledger);
            }
            catch (Exception broken) when (broken is ReferenceDataException or RequestFailedException { Status: 404 })
            {
                LogBroken(broken, version);
            }
        }

        return new RulesInForce(_current.Version, _current.Data, ledger);
    }

    [LoggerMessage(LogLevel.Error, "Version {Version} of the reference data cannot be used; the last good one stays in force.")]
    private partial void LogBroken(Exception exception, long version);

    [LoggerMessage(LogLevel.Warning, "The ledger of reference data cannot be read; version {Version} stays in force.")]
    private partial void LogNotFollowed(Exception exception, long version);
}
