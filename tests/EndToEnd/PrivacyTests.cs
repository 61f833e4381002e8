using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class PrivacyTests(TownFixture fixture)
{
    private const string Phone = "13800000002";
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);

    private TableClient Cases => new TableServiceClient(fixture.Azurite.ConnectionString).GetTableClient(StorageNames.Cases);

    [Fact]
    public async Task Whoever_has_to_call_reads_the_phone_with_a_purpose_that_stays_in_the_log()
    {
        var id = await FileAsync();
        var unit = (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit");
        using var handler = TownCaller.Handler(fixture.Town, unit, "caller-1");
        Assert.Equal($$"""{"name":"贾市民","phone":"{{Phone}}"}""", Plain((await handler.GetAsync($"/api/cases/{id}/reporter?purpose=先行联系")).Body));
        var entry = (await _supervisor.GetAsync($"/api/cases/{id}/log")).Body!["entries"]!.AsArray().Single(e => e!["event"]!.ToString() == nameof(ReporterDisclosed))!;
        Assert.Equal(("caller-1", "先行联系"), (entry["by"]!.ToString(), entry["data"]!["purpose"]!.ToString()));
        Assert.Equal("138****0002", (await handler.GetAsync($"/api/cases/{id}")).Body!["reporter"]!["phone"]!.ToString());
    }

    [Fact]
    public async Task Nobody_else_reads_it_and_nobody_without_a_purpose()
    {
        var id = await FileAsync();
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        using var stranger = TownCaller.Handler(fixture.Town, "nobody-s-unit");
        using var verifier = TownCaller.Verifier(fixture.Town);
        using var admin = TownCaller.Admin(fixture.Town);
        foreach (var caller in new[] { stranger, verifier, admin, _dispatcher, _reporter })
            Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), Outcome(await caller.GetAsync($"/api/cases/{id}/reporter?purpose=好奇")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "field-missing"), Outcome(await _supervisor.GetAsync($"/api/cases/{id}/reporter")));
        Assert.Equal((HttpStatusCode.BadRequest, "unknown-field"), Outcome(await _supervisor.GetAsync($"/api/cases/{id}/reporter?purpose=督办&unit=x")));
        Assert.Equal(HttpStatusCode.NotFound, (await _supervisor.GetAsync("/api/cases/XJ0/reporter?purpose=督办")).Status);
        Assert.DoesNotContain(nameof(ReporterDisclosed), await _supervisor.EventsAsync(id));
        var unnamed = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        Assert.Equal((HttpStatusCode.Conflict, "no-reporter"), Outcome(await _supervisor.GetAsync($"/api/cases/{unnamed}/reporter?purpose=督办")));
    }

    [Fact]
    public async Task What_a_citizen_writes_of_numbers_is_masked_wherever_it_is_shown_and_whole_for_who_has_to_know()
    {
        const string said = "请回电13900000007，身份证310105199001011234";
        var report = TownCaller.Report();
        report["description"] = said;
        var id = (await _reporter.FileAsync(report)).Text("id");
        Assert.Equal(HttpStatusCode.OK, (await _reporter.GiveAsync(id, "supplement", """{"note":"或打021-62345678"}""")).Status);
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        var seen = await _supervisor.GetAsync($"/api/cases/{id}");
        Assert.Equal("请回电139****0007，身份证310****1234\n或打021****5678", seen.Text("description"));
        await foreach (var row in Cases.QueryAsync<TableEntity>(r => r.PartitionKey == id, cancellationToken: TestContext.Current.CancellationToken))
            Assert.All(row, column => Assert.DoesNotContain("13900000007", column.Value?.ToString() ?? "", StringComparison.Ordinal));
        var told = await _supervisor.GetAsync($"/api/cases/{id}/reporter?purpose=督办");
        Assert.Equal($"{said}\n或打021-62345678", told.Text("words"));

        await RejectedAsync(id);
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GiveAsync(id, "erase-reporter", """{"reason":"本人要求"}""")).Status);
        await ErasedAsync(id);
        Assert.Equal((HttpStatusCode.Conflict, "no-reporter"), Outcome(await _supervisor.GetAsync($"/api/cases/{id}/reporter?purpose=督办")));
    }

    [Fact]
    public async Task Staff_write_no_number_of_a_person_into_a_log()
    {
        var id = await FileAsync();
        var refused = await _supervisor.GiveAsync(id, "urge", $$"""{"note":"市民电话{{Phone}}，请尽快"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "personal-number"), Outcome(refused));
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GiveAsync(id, "urge", """{"note":"请尽快联系市民"}""")).Status);
    }

    [Fact]
    public async Task In_storage_it_is_sealed()
    {
        var row = (await Cases.GetEntityAsync<TableEntity>(await FileAsync(), "reporter", cancellationToken: TestContext.Current.CancellationToken)).Value;
        Assert.All(row, column => Assert.DoesNotContain(Phone, column.Value?.ToString() ?? "", StringComparison.Ordinal));
        Assert.All(row, column => Assert.DoesNotContain("贾", column.Value?.ToString() ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_from_before_rows_were_sealed_is_read()
    {
        var id = await FileAsync();
        var row = new TableEntity(id, "reporter") { ["Name"] = "贾市民", ["Phone"] = Phone };
        await Cases.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        Assert.Equal("138****0002", (await _supervisor.GetAsync($"/api/cases/{id}")).Body!["reporter"]!["phone"]!.ToString());
    }

    [Fact]
    public async Task On_request_it_is_erased_for_good_and_the_log_stays_whole()
    {
        var id = await FileAsync();
        Assert.Equal((HttpStatusCode.Conflict, "not-in-this-state"), Outcome(await _supervisor.GiveAsync(id, "erase-reporter", """{"reason":"本人要求"}""")));
        await RejectedAsync(id);
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), Outcome(await _dispatcher.GiveAsync(id, "erase-reporter", """{"reason":"本人要求"}""")));
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GiveAsync(id, "erase-reporter", """{"reason":"本人要求"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GiveAsync(id, "erase-reporter", """{"reason":"再次要求"}""")).Status);
        await ErasedAsync(id);
        Assert.Single(await _supervisor.EventsAsync(id), nameof(ReporterErased));
    }

    [Fact]
    public async Task A_key_that_was_taken_away_too_early_is_named_and_costs_no_case()
    {
        var id = await FileAsync();
        var row = (await Cases.GetEntityAsync<TableEntity>(id, "reporter", cancellationToken: TestContext.Current.CancellationToken)).Value;
        row["Sealed"] = $"00000000{row.GetString("Sealed")[8..]}";
        await Cases.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "key-missing"), Outcome(await _supervisor.GetAsync($"/api/cases/{id}")));
        Assert.Equal(HttpStatusCode.OK, (await _dispatcher.GiveAsync(id, "reject", """{"reason":"不属于本镇"}""")).Status);
    }

    [Fact]
    public async Task After_its_time_the_night_erases_it()
    {
        var (kept, late) = (await FileAsync(), await FileAsync());
        await RejectedAsync(kept);
        await RejectedAsync(late);
        // As if it had been closed a year ago.
        var index = new TableServiceClient(fixture.Azurite.ConnectionString).GetTableClient(StorageNames.CaseIndex);
        var ago = DateTimeOffset.UtcNow.AddYears(-1).UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        await index.AddEntityAsync(new TableEntity("town", $"closed|reporter|{ago}|{late}"), TestContext.Current.CancellationToken);
        await fixture.Town.Host.InvokeAsync("EraseReporters", TestContext.Current.CancellationToken);
        await ErasedAsync(late);
        Assert.Equal("138****0002", (await _supervisor.GetAsync($"/api/cases/{kept}")).Body!["reporter"]!["phone"]!.ToString());
    }

    private async Task ErasedAsync(string id)
    {
        Assert.Null((await _supervisor.GetAsync($"/api/cases/{id}")).Body!["reporter"]);
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
        var row = (await Cases.GetEntityAsync<TableEntity>(id, "reporter", cancellationToken: TestContext.Current.CancellationToken)).Value;
        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], row.Keys.Order(StringComparer.Ordinal));
    }

    private async Task<string> FileAsync()
    {
        var report = TownCaller.Report(source: "hotline");
        report["reporter"] = JsonNode.Parse($$"""{"name":"贾市民","phone":"{{Phone}}"}""");
        return (await _reporter.FileAsync(report)).Text("id");
    }

    private async Task RejectedAsync(string id)
    {
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        Assert.Equal("rejected", (await _dispatcher.GiveAsync(id, "reject", """{"reason":"不属于本镇"}""")).Text("status"));
    }

    private static string Plain(JsonNode? node) => node!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static (HttpStatusCode, string) Outcome(Answer answer) => (answer.Status, answer.Code);
}
