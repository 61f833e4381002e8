using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>Holds for every history of some cases and for whatever was done to the index.</summary>
public sealed class RebuildProperties(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    private static readonly (CaseCommand Command, Actor Actor)[] Steps =
    [
        (new TakeDueActions(), Actor.System), (new Assign("lvhua", ["chengguan"]), SampleTown.Dispatcher), (new Accept(), SampleTown.Handler), (new Return("不属本单位职责"), SampleTown.Handler),
        (new Report("正在清运"), SampleTown.Handler), (new Complete(CaseResult.Solved, "属实", "合理", "已清运"), SampleTown.Handler), (new Verify(Passed: true), SampleTown.Verifier),
        (new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor), (new Reject("重复"), SampleTown.Dispatcher), (new Reopen("又出现了"), SampleTown.Dispatcher),
        (new Urge("请尽快"), SampleTown.Supervisor),
    ];

    [Property(MaxTest = 25)]
    public async Task The_index_becomes_what_the_records_ask_for_whatever_it_was((byte Case, byte Step)[] lived, (byte Kind, byte Which)[] damage, (byte Case, byte Step)[] unseen, bool rolledUp)
    {
        var town = new IndexedTown(storage.Tables, new CaseArchive(storage.Blobs));
        await town.ClearAsync();
        for (var n = 0; n < 3; n++) await town.FileAsync();
        await town.CloseAsync(town.Ids[0]);
        foreach (var step in lived) await GiveAsync(town, step, shows: true);
        if (rolledUp) await new FactRollUps(storage.Tables).RollUpAsync(IndexedTown.Day, CancellationToken.None);
        foreach (var (kind, which) in damage) await IndexDamage.DoAsync(town, kind, which);
        foreach (var step in unseen) await GiveAsync(town, step, shows: false);

        Assert.Equal(0, (await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync()).Failed);
        var (rows, facts) = (await town.ListAsync(), await town.FactsAsync());
        var again = await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync();
        Assert.Equal((0L, 0L), (again.Written, again.Removed));
        var anew = await town.MakeAnewAsync();
        Assert.Equal(anew.Rows, rows);
        Assert.Equal(anew.Facts, facts);
    }

    private static Task<(CaseState Before, CaseState After)> GiveAsync(IndexedTown town, (byte Case, byte Step) step, bool shows)
    {
        var (command, actor) = Steps[step.Step % Steps.Length];
        return town.GiveAsync(town.Ids[step.Case % town.Ids.Count], command, actor, shows);
    }
}
