using System.Net;
using System.Net.Http.Headers;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class PhotoTests(TownFixture fixture)
{
    private static readonly ExifBlock Stamped = new() { TakenAt = "2026:03:02 09:15:00", Latitude = [31, 1, 12, 1, 2340, 100], Longitude = [121, 1, 22, 1, 156, 100] };

    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task A_photo_is_recorded_with_its_facts_and_served_without_its_metadata()
    {
        var id = await FiledAsync();
        var sent = Chunks.JpegWithExif(Pictures.Jpeg(), Stamped.Write());
        var added = await UploadAsync(_reporter, id, "report", sent);
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(sent)), added.Text("sha256"));
        Assert.NotNull(added.Body!["takenAt"]);
        Assert.NotNull(added.Body!["position"]);
        var served = await _supervisor.DownloadAsync($"/api/cases/{id}/photos/{added.Text("photoId")}");
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(served), StringComparison.Ordinal);
        Assert.Contains("PhotoAdded", await _supervisor.EventsAsync(id));
    }

    [Fact]
    public async Task The_same_upload_with_its_key_again_is_answered_again()
    {
        var id = await FiledAsync();
        var first = await UploadAsync(_reporter, id, "report", Pictures.Png(), "p1");
        var again = await UploadAsync(_reporter, id, "report", Pictures.Png(), "p1");
        Assert.Equal((HttpStatusCode.Created, first.Text("photoId")), (again.Status, again.Text("photoId")));
        Assert.Single(await _supervisor.EventsAsync(id), "PhotoAdded");
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        await dispatcher.GiveAsync(id, "reject", """{"reason":"不属于受理范围"}""");
        var late = await UploadAsync(_reporter, id, "report", Pictures.Png(), "p1");
        Assert.Equal((HttpStatusCode.Created, first.Text("photoId")), (late.Status, late.Text("photoId")));
    }

    [Fact]
    public async Task The_same_picture_is_added_once()
    {
        var id = await FiledAsync();
        await UploadAsync(_reporter, id, "report", Pictures.Png());
        Assert.Equal("photo-exists", (await UploadAsync(_reporter, id, "report", Pictures.Png())).Code);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_its_reason()
    {
        var id = await FiledAsync();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await UploadAsync(_reporter, id, "report", "not a picture"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(_reporter, id, "report", Pictures.Jpeg()[..200])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(_reporter, id, "report", new byte[(10 << 20) + 1])).Status);
        Assert.Equal("kind-invalid", (await UploadAsync(_reporter, id, "portrait", Pictures.Jpeg())).Code);
        Assert.DoesNotContain("PhotoAdded", await _supervisor.EventsAsync(id));
    }

    [Fact]
    public async Task A_picture_is_not_taken_from_somebody_who_may_not_add_it()
    {
        var id = await FiledAsync();
        using var stranger = TownCaller.Handler(fixture.Town, "police");
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(stranger, id, "after", Pictures.Jpeg())).Status);
        Assert.Equal("photo-not-found", (await _supervisor.GetAsync($"/api/cases/{id}/photos/{new string('0', 32)}")).Code);
    }

    private static Task<Answer> UploadAsync(TownCaller caller, string id, string kind, byte[] picture, string? key = null)
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return caller.SendAsync(HttpMethod.Post, $"/api/cases/{id}/photos?kind={kind}", content, key);
    }

    private async Task<string> FiledAsync() => (await _reporter.FileAsync(TownCaller.Report())).Text("id");
}
