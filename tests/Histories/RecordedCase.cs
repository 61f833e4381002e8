using DurableTask.AzureStorage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.EndToEnd;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>A case that is lived for its history.</summary>
internal sealed class RecordedCase(LocalTown town, AzureStorageOrchestrationService engine, string id) : RecordedLife(engine, id)
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _verifier = TownCaller.Verifier(town);

    public static async Task<RecordedCase> FileAsync(LocalTown town, AzureStorageOrchestrationService engine)
    {
        using var reporter = TownCaller.Reporter(town);
        return new RecordedCase(town, engine, (await reporter.FileAsync(TownCaller.Report())).Text("id"));
    }

    public Task AcceptAsync() => GiveAsync("accept", "{}", "accepted");

    public Task ReportAsync() => GiveAsync("report", """{"note":"正在清运"}""", "inProgress");

    public Task ReturnAsync() => GiveAsync("return", """{"reason":"不属于本单位职责"}""", "returned");

    public Task SuspendAsync(DateTimeOffset until) => GiveAsync("suspend", $$"""{"until":"{{until:O}}","reason":"等待管道改造"}""", "suspended");

    public Task CompleteAsync() => GiveAsync("complete", Done, "verifying");

    public Task FailVerificationAsync() => GiveAsync("verify", """{"passed":false,"note":"现场仍有残留"}""", "rework");

    public override void Dispose() => _verifier.Dispose();

    private async Task GiveAsync(string command, string body, string status)
    {
        var unit = (await _verifier.WaitForAsync(Id, c => c["unit"] is not null)).Text("unit");
        using var handler = TownCaller.Handler(town, unit);
        var answer = await (command == "verify" ? _verifier : handler).GiveAsync(Id, command, body);
        if (answer.Text("status") != status) throw new InvalidOperationException($"{command}: {answer.Body}");
    }
}
