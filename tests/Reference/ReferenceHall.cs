using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Deadlines;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>One process of the application, as far as reference data goes; several share a storage.</summary>
internal sealed class ReferenceHall : IDisposable
{
    private ReferenceHall(BlobServiceClient blobs, ReferenceData seeds)
    {
        Store = new ReferenceStore(blobs);
        Loader = new ReferenceLoader(seeds, Store);
        InForce = new ReferenceInForce(Loader, Store, TimeProvider.System, NullLogger<ReferenceInForce>.Instance);
        Archive = new ReferenceArchive(InForce, Loader, Store);
        Desk = new ReferenceDesk(InForce, Loader, Store, TimeProvider.System);
    }

    public ReferenceStore Store { get; }

    public ReferenceLoader Loader { get; }

    public ReferenceInForce InForce { get; }

    public ReferenceArchive Archive { get; }

    public ReferenceDesk Desk { get; }

    /// <summary>Each opening is another process.</summary>
    /// <param name="seeds">Those of another release; the town's own when left out.</param>
    public static async Task<ReferenceHall> OpenAsync(AzuriteProcess azurite, ReferenceData? seeds = null)
    {
        var blobs = new BlobServiceClient(azurite.ConnectionString);
        await blobs.GetBlobContainerClient(StorageNames.Reference).CreateIfNotExistsAsync();
        return new ReferenceHall(blobs, seeds ?? Seeds.Town);
    }

    public static ReadOnlyMemory<byte> Write(CalendarSet calendar) => ReplaceableSet.Calendar.Write(Seeds.Town with { CalendarSet = calendar });

    public static CalendarSet With2027(string edition) =>
        Seeds.Town.CalendarSet with { Edition = edition, Years = [.. Seeds.Town.CalendarSet.Years, Calendars.Invented(2027)] };

    public static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);

    public async Task<ReferenceChange> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await Desk.AcceptAsync(await Desk.ProposeAsync(ReplaceableSet.Calendar, content, cancellationToken), "guan", cancellationToken);

    public void Dispose() => InForce.Dispose();
}
