using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application in a town that works today, whatever day it is, has its bulletin at midnight, and two cases of yesterday.</summary>
public sealed class BulletinTown : IAsyncLifetime
{
    private readonly DirectoryInfo _seeds = Directory.CreateTempSubdirectory("bulletin-seeds-");

    public AzuriteProcess Azurite { get; private set; } = null!;

    public LocalTown Town { get; private set; } = null!;

    public DateOnly Today { get; } = ShanghaiTime.Day(DateTimeOffset.UtcNow);

    public async ValueTask InitializeAsync()
    {
        WriteSeeds();
        Azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        await FileYesterdayAsync();
        Town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = Azurite.ConnectionString,
                RealTime = true,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reference__Directory"] = _seeds.FullName },
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Town is not null) await Town.DisposeAsync();
        if (Azurite is not null) await Azurite.DisposeAsync();
        _seeds.Delete(recursive: true);
    }

    private void WriteSeeds()
    {
        foreach (var file in Directory.EnumerateFiles(Seeds.Directory)) File.Copy(file, Path.Combine(_seeds.FullName, Path.GetFileName(file)));
        Change(ReferenceFile.Bulletin, set => (set["publishAt"], set["robot"]) = ("00:00", StubAccount.GroupRobot));
        Change(ReferenceFile.Calendar, set => set["years"] = new JsonArray(YearWithTodayWorked()));
    }

    private JsonObject YearWithTodayWorked() => new()
    {
        ["year"] = Today.Year,
        ["source"] = "invented",
        ["holidays"] = new JsonArray(new JsonObject { ["name"] = "元旦", ["from"] = $"{Today.Year}-01-{(Today.DayOfYear == 1 ? 2 : 1):D2}" }),
        ["makeUpDays"] = Today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? new JsonArray($"{Today:yyyy-MM-dd}") : [],
    };

    private void Change(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(_seeds.FullName, file);
        var set = JsonNode.Parse(File.ReadAllText(path))!;
        set["edition"] = "changed";
        change(set);
        File.WriteAllText(path, set.ToJsonString());
    }

    /// <summary>As the index has them.</summary>
    private async Task FileYesterdayAsync()
    {
        var tables = new TableServiceClient(Azurite.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(StorageNames.CaseIndex);
        foreach (var (id, source) in new[] { ("case-1", "hotline"), ("case-2", "patrol") })
        {
            var facts = $$"""{"id":"{{id}}","source":"{{source}}","category":"06010","day":"{{Today.AddDays(-1):yyyy-MM-dd}}","rounds":1}""";
            await tables.GetTableClient(StorageNames.CaseIndex).AddEntityAsync(new TableEntity("town", $"fact|{Today.AddDays(-1):yyyyMMdd}|{id}") { ["Facts"] = facts });
        }
    }
}
