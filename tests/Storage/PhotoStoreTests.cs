using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Evidence;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class PhotoStoreTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _caseId = $"XJ{Guid.NewGuid():N}";
    private readonly IntakeDesk _desk = new();
    private readonly RequestCounter _requests = new();
    private BlobServiceClient _blobs = null!;
    private PhotoStore _store = null!;
    private ReceivedPicture _picture = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new BlobClientOptions();
        options.AddPolicy(_requests, HttpPipelinePosition.PerRetry);
        _blobs = new BlobServiceClient((await azurite.StartedAsync()).ConnectionString, options);
        _store = new PhotoStore(_blobs);
        foreach (var container in new[] { StorageNames.PhotoOriginals, StorageNames.Photos })
            await _blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: Running);
        _picture = await _desk.ReceiveAsync(Pictures.Png());
        _requests.Count = 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _picture.DisposeAsync();
        _desk.Dispose();
    }

    [Fact]
    public async Task A_new_photo_costs_two_transactions_and_is_read_with_one()
    {
        await _store.StoreAsync(_caseId, _picture, Running);
        Assert.Equal(2, _requests.Count);
        await using var served = await _store.OpenServedAsync(_caseId, _picture.PhotoId, Running);
        Assert.Equal(3, _requests.Count);
        Assert.Equal(("image/jpeg", _picture.Served.Length), (served!.MediaType, served.Length));
        Assert.Equal(IntakeDesk.BytesOf(_picture.Served), await BytesOfAsync(served));
    }

    [Fact]
    public async Task A_large_original_goes_in_one_piece_too()
    {
        await using var large = await _desk.ReceiveAsync([.. Pictures.Jpeg(), .. new byte[9 << 20]]);
        await _store.StoreAsync(_caseId, large, Running);
        Assert.Equal(2, _requests.Count);
    }

    [Fact]
    public async Task The_original_is_kept_byte_for_byte()
    {
        await _store.StoreAsync(_caseId, _picture, Running);
        await using var original = await _store.OpenOriginalAsync(_caseId, _picture.PhotoId, Running);
        Assert.Equal("image/png", original!.MediaType);
        Assert.Equal(Pictures.Png(), await BytesOfAsync(original));
    }

    [Fact]
    public async Task The_same_photo_again_changes_nothing()
    {
        await _store.StoreAsync(_caseId, _picture, Running);
        var before = await ETagAsync();
        await using var again = await _desk.ReceiveAsync(Pictures.Png());
        _requests.Count = 0;
        await _store.StoreAsync(_caseId, again, Running);
        Assert.Equal(2, _requests.Count);
        Assert.Equal(before, await ETagAsync());
    }

    [Fact]
    public async Task A_photo_that_was_stored_half_is_completed()
    {
        var originals = _blobs.GetBlobContainerClient(StorageNames.PhotoOriginals);
        await originals.GetBlobClient($"{_caseId}/{_picture.PhotoId}").UploadAsync(_picture.Original, Running);
        await _store.StoreAsync(_caseId, _picture, Running);
        await using var served = await _store.OpenServedAsync(_caseId, _picture.PhotoId, Running);
        Assert.NotNull(served);
    }

    [Fact]
    public async Task A_photo_of_another_case_is_not_found()
    {
        await _store.StoreAsync(_caseId, _picture, Running);
        Assert.Null(await _store.OpenServedAsync("XJ20251103ANOTHER", _picture.PhotoId, Running));
        Assert.Null(await _store.OpenOriginalAsync("XJ20251103ANOTHER", _picture.PhotoId, Running));
    }

    private async Task<ETag> ETagAsync()
    {
        await using var served = await _store.OpenServedAsync(_caseId, _picture.PhotoId, Running);
        return served!.ETag;
    }

    private static async Task<byte[]> BytesOfAsync(StoredPicture stored)
    {
        using var copy = new MemoryStream();
        await stored.Content.CopyToAsync(copy, Running);
        return copy.ToArray();
    }
}
