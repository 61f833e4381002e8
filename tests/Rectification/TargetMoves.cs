using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>The steps of the procedure, as tests take them.</summary>
internal static class TargetMoves
{
    public static readonly Photo Picture = new() { PhotoId = "a1", Kind = PhotoKind.Before, Sha256 = "a1", Width = 8, Height = 8 };

    public static TargetInHand Inspected(this TargetInHand target, params IReadOnlyList<string> bad) => target
        .Does(new AddEvidence(Picture with { PhotoId = $"p{target.State.Photos.Count}" }), Inspector)
        .Does(new Inspect(target.Answers(bad), "联合检查组", Service.SignedFor), Inspector);

    public static TargetInHand Ordered(this TargetInHand target, params IReadOnlyList<string> bad) =>
        target.Inspected(bad).Does(new ServeOrder(Service.SignedFor, "店长"), Inspector);

    /// <summary>Hands in and accepts every paper of a finding.</summary>
    public static TargetInHand WithPapers(this TargetInHand target, string item)
    {
        foreach (var paper in target.State.FindFinding(item)!.Papers)
        {
            target.Does(new HandIn(item, paper.Name, "扫描件.pdf"), Firm);
            target.Does(new JudgePaper(item, paper.Name, Accepted: true), Verifier);
        }

        return target;
    }

    /// <summary>To the end of a second term that nothing came of.</summary>
    public static TargetInHand FailedTwice(this TargetInHand target, string item)
    {
        for (var term = 1; term <= 2; term++)
        {
            target.Wait(TimeSpan.FromDays(60));
            target.Does(new Reinspect([new CureAnswer(item, Cured: false, "仍未整改")]), Verifier);
        }

        return target;
    }
}
