using Azure;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>The most that can be said of a target can be stored.</summary>
public sealed class LargeTargetTests
{
    [Fact]
    public void A_target_with_everything_found_and_every_photo_fits_its_rows()
    {
        var target = new TargetInHand(Sewage, Noodles with { Kind = "汽修" });
        for (var n = 0; n < RectificationLifecycle.MaxPhotos; n++) target.Does(new AddEvidence(Photo(n)), Inspector);
        var said = new string('错', 500);
        target.Does(new Inspect([.. target.Answers().Select(a => a with { Ok = false, Note = said })]), Inspector);
        Stored(target, new ServeOrder(Service.SignedFor), Inspector);
        foreach (var finding in target.State.Findings)
        {
            foreach (var paper in finding.Papers) Stored(target, new HandIn(finding.Item, paper.Name, new string('件', 200)), Firm);
            foreach (var paper in finding.Papers) Stored(target, new JudgePaper(finding.Item, paper.Name, Accepted: false, said), Verifier);
        }

        var commit = Stored(target, new SuspendTarget(Start.AddDays(1), said), Inspector);
        Assert.InRange(commit.Snapshot.Length, 20_000, 100_000);
    }

    private static Commit<RectificationState> Stored(TargetInHand target, RectificationCommand command, Actor actor)
    {
        var before = new Stored<RectificationState>(target.State, target.Log[^1].Hash, ETag.All);
        var commit = RectificationRecord.Kind.Commit(target.State.Id, before, target.Decide(command, actor).Events, actor.Id, target.Now);
        target.Does(command, actor);
        return commit;
    }

    private static Photo Photo(int n) => new()
    {
        PhotoId = $"{n:D32}",
        Kind = PhotoKind.Before,
        Sha256 = $"{n:D64}",
        Width = 4000,
        Height = 3000,
        TakenAt = Start,
        Position = new(31.2065123, 121.3671123),
    };
}
