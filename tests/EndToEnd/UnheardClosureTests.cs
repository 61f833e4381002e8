using System.Net;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The worker dies between a closure and what follows it, and even the promise of that is lost.</summary>
public sealed class UnheardClosureTests(UnheardClosureTests.PatientTown fixture) : IClassFixture<UnheardClosureTests.PatientTown>
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    /// <summary>Long enough to take the promise away before the sweep may keep it.</summary>
    public sealed class PatientTown : CrashFixture
    {
        protected override string SweepAfter => "00:00:20";
    }

    [Fact]
    public async Task An_orchestration_that_runs_on_though_its_case_is_closed_is_told()
    {
        using var admin = TownCaller.Admin(fixture.Town);
        await using var engine = DurableClients.For(fixture.Town.Host);
        var id = await VerifyingAsync(admin);
        await engine.UntilAsync(id, instance => instance.SerializedCustomStatus is not (null or "null"));
        fixture.Proxy.Arm(write: 2, WriteMoment.After, fixture.Town.Host.KillWorker);
        using var verifier = TownCaller.Verifier(fixture.Town);
        await Assert.ThrowsAnyAsync<Exception>(async () => Assert.Equal(HttpStatusCode.OK, (await verifier.GiveAsync(id, "verify", """{"passed":true}""")).Status));
        await fixture.Proxy.FiresAsync();
        await LosePromisesAsync();
        await fixture.Town.Host.WorkerReadyAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("closed", OrchestrationRuntimeStatus.Running), ((await admin.GetAsync($"/api/cases/{id}")).Text("stage"), (await engine.GetInstanceAsync(id))!.RuntimeStatus));
        await Eventually.HoldsAsync(async () =>
        {
            await fixture.Town.Host.InvokeAsync("WatchOrchestrations", TestContext.Current.CancellationToken);
            return (await admin.InterventionsAsync(id)).Count > 0;
        });
        var repair = Assert.Single(await admin.InterventionsAsync(id))!;
        Assert.Equal(("@watchdog", "nudge", "Running"), (repair["by"]!.ToString(), repair["step"]!.ToString(), repair["before"]!["runtimeStatus"]!.ToString()));
        await engine.UntilAsync(id, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed);
    }

    private async Task<string> VerifyingAsync(TownCaller admin)
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
        using var handler = TownCaller.Handler(fixture.Town, (await admin.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit"));
        await handler.GiveAsync(id, "accept");
        Assert.Equal("verifying", (await handler.GiveAsync(id, "complete", Done)).Text("status"));
        return id;
    }

    private async Task LosePromisesAsync()
    {
        var index = new TableClient(fixture.StorageConnectionString, StorageNames.CaseIndex);
        await foreach (var promise in index.QueryAsync<TableEntity>(row => row.RowKey.CompareTo("outbox|") >= 0 && row.RowKey.CompareTo("outbox|~") < 0))
            await index.DeleteEntityAsync(promise);
    }
}
