using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class ExportTests(TownFixture fixture)
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";
    private const string Phone = "13800000002";

    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    private LocalTown Town => fixture.Town;

    [Fact]
    public async Task An_exported_case_proves_itself()
    {
        byte[][] pictures = [Chunks.JpegWithExif(Pictures.Jpeg(), new ExifBlock { TakenAt = "2026:03:02 09:15:00" }.Write()), Pictures.Png(), [.. Pictures.Jpeg(), .. new byte[3 << 20]]];
        var id = await ClosedCaseAsync(pictures);
        var file = await _supervisor.DownloadAsync($"/api/cases/{id}/export");
        var dossier = await OpenedDossier.OpenAsync(file);
        dossier.AssertWhole();

        var log = (await _supervisor.GetAsync($"/api/cases/{id}/log")).Body!["entries"]!.AsArray();
        Assert.Equal(log.Select(e => (e!["sequence"]!.ToString(), e["hash"]!.ToString())), dossier.Json("log.json")["entries"]!.AsArray().Select(e => (e!["sequence"]!.ToString(), e["hash"]!.ToString())));
        Assert.Equal(log[^1]!["hash"]!.ToString(), dossier.ChainedHash());
        Assert.Equal(log[^1]!["hash"]!.ToString(), dossier.Manifest["logHash"]!.ToString());
        Assert.Equal("true", dossier.Json("verification.json")["valid"]!.ToString());

        Assert.Equal(pictures.Select(OpenedDossier.Hash).Order(), dossier.Manifest["photos"]!.AsArray().Select(p => p!["sha256"]!.ToString()).Order());
        Assert.All(dossier.Manifest["photos"]!.AsArray(), photo => Assert.Equal(photo!["sha256"]!.ToString(), OpenedDossier.Hash(dossier[photo["member"]!.ToString()])));

        var seen = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!.AsObject();
        foreach (var deadline in seen["deadlines"]!.AsArray().Select(d => d!["kind"]!.ToString()))
            Assert.Equal((await _supervisor.GetAsync($"/api/cases/{id}/deadlines/{deadline}")).Body!.ToJsonString(), dossier.Json($"deadlines/{deadline}.json").ToJsonString());
        seen["allowed"] = new JsonArray();
        Assert.Equal(seen.ToJsonString(), dossier.Json("case.json").ToJsonString());

        Assert.Contains("贾**，138****0002", dossier.Text("case.html"), StringComparison.Ordinal);
        Assert.Contains("经核验完整", dossier.Text("case.html"), StringComparison.Ordinal);
        Assert.All(dossier.Names.Where(name => !name.StartsWith("photos/", StringComparison.Ordinal)), name => Assert.DoesNotContain(Phone, dossier.Text(name), StringComparison.Ordinal));
        Assert.Equal(file, await _supervisor.DownloadAsync($"/api/cases/{id}/export"));
    }

    [Fact]
    public async Task What_was_changed_by_hand_shows()
    {
        var id = await ClosedCaseAsync([Pictures.Png(), Pictures.Jpeg(), Pictures.Webp()]);
        var photos = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!["photos"]!.AsArray().Select(p => p!["photoId"]!.ToString()).ToList();
        var originals = new BlobServiceClient(fixture.Azurite.ConnectionString).GetBlobContainerClient(StorageNames.PhotoOriginals);
        await originals.GetBlobClient($"{id}/{photos[0]}").DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await originals.GetBlobClient($"{id}/{photos[1]}").UploadAsync(BinaryData.FromBytes(Pictures.Png()), overwrite: true, TestContext.Current.CancellationToken);
        var table = new TableServiceClient(fixture.Azurite.ConnectionString).GetTableClient(StorageNames.Cases);
        var entry = (await table.GetEntityAsync<TableEntity>(id, "log-00000002", cancellationToken: TestContext.Current.CancellationToken)).Value;
        entry["By"] = "somebody-else";
        await table.UpdateEntityAsync(entry, entry.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);

        var dossier = await OpenedDossier.OpenAsync(await _supervisor.DownloadAsync($"/api/cases/{id}/export"));
        dossier.AssertWhole();
        Assert.Equal(["False", "False", "True"], dossier.Manifest["photos"]!.AsArray().Select(p => p!["intact"]!.GetValue<bool>().ToString()));
        Assert.Null(dossier.Manifest["photos"]![0]!["member"]);
        Assert.Equal(("false", "2"), (dossier.Manifest["verification"]!["valid"]!.ToString(), dossier.Manifest["verification"]!["brokenAt"]!.ToString()));
        Assert.NotEqual(dossier.Manifest["logHash"]!.ToString(), dossier.ChainedHash());
        Assert.Contains("第 2 条起不符", dossier.Text("case.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_supervisors_and_admins_export()
    {
        var id = await ClosedCaseAsync([]);
        using var admin = TownCaller.Admin(Town);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/api/cases/{id}/export")).Status);
        TownCaller[] others = [TownCaller.Reporter(Town), TownCaller.Handler(Town, "chengguan"), TownCaller.Verifier(Town), TownCaller.Dispatcher(Town)];
        foreach (var caller in others)
        {
            using (caller) Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync($"/api/cases/{id}/export")).Status);
        }

        Assert.Equal("case-not-found", (await _supervisor.GetAsync("/api/cases/XJ260302AAAAAAAAAAA/export")).Code);
    }

    private async Task<string> ClosedCaseAsync(byte[][] pictures)
    {
        using var reporter = TownCaller.Reporter(Town);
        using var verifier = TownCaller.Verifier(Town);
        var report = TownCaller.Report(source: "hotline");
        report["reporter"] = JsonNode.Parse($$"""{"name":"贾市民","phone":"{{Phone}}"}""");
        var id = (await reporter.FileAsync(report)).Text("id");
        foreach (var picture in pictures)
            Assert.Equal(HttpStatusCode.Created, (await reporter.SendAsync(HttpMethod.Post, $"/api/cases/{id}/photos?kind=report", new ByteArrayContent(picture))).Status);
        using var handler = TownCaller.Handler(Town, (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit"));
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "complete", Done);
        await verifier.GiveAsync(id, "verify", """{"passed":true}""");
        Assert.Equal("closed", (await verifier.GiveAsync(id, "call-back", """{"reached":true,"solved":true,"satisfaction":"satisfied"}""")).Text("status"));
        return id;
    }
}
