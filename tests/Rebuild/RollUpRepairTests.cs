using Azure.Core;
using Azure.Data.Tables;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Privacy;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Rebuild;

public sealed class RollUpRepairTests(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    [Fact]
    public async Task The_cases_of_a_day_are_read_some_at_once()
    {
        var (archive, gauge, options) = (new CaseArchive(storage.Blobs), new RequestGauge(), new TableClientOptions());
        var town = new IndexedTown(storage.Tables, archive);
        for (var n = 0; n < 20; n++) await town.CloseAsync((await town.FileAsync()).Id);
        await new FactRollUps(storage.Tables).RollUpAsync(IndexedTown.Day, TestContext.Current.CancellationToken);
        options.AddPolicy(gauge, HttpPipelinePosition.PerCall);
        var store = new CaseStore(new TableServiceClient(storage.ConnectionString, options), archive, SampleKeys.Personal);
        var (repairs, _) = await new RollUpRepair(storage.Tables, store).OfDaysAsync(place: null, TestContext.Current.CancellationToken);
        Assert.Equal(RowsRepaired.None, await Assert.Single(repairs).RunAsync(TestContext.Current.CancellationToken));
        Assert.InRange(gauge.Most, 2, 8);
    }
}
