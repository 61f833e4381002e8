using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What a model of a campaign cannot say.</summary>
internal static class CampaignBehaviourChecks
{
    private const int Most = 1000;

    /// <summary>The first problem; <c>null</c> when there is none.</summary>
    public static string? Find(CampaignBehaviour model)
    {
        double[] shares =
        [
            model.MissesFirstTermShare, model.MissesSecondTermShare, model.RejectedShare, model.ExtensionShare, model.ExtensionApprovedShare,
            model.FailedReinspectionShare, model.HeedsInterviewShare, model.RelapseShare, .. model.Findings.Select(f => f.Share),
        ];
        Delay[] delays =
        [
            model.Notice, model.Preparation, model.Order, model.Judgement, model.HandInAgain, model.Reinspection, model.Interview, model.AfterInterview,
            model.Enforcement, model.Revisit, .. model.Cures.Select(c => c.Delay),
        ];
        return BehaviourChecks.FindNoShare(shares) ?? BehaviourChecks.FindNoDelay(delays)
            ?? (model.Teams.Any(t => t.Teams is < 1 or > Most || t.TargetsPerDay is not (> 0 and <= Most)) ? $"A department has 1 to {Most} teams, each with more than 0 and at most {Most} targets a day."
            : model.ExtensionDays is < 1 or > ExtensionRule.MaxDays ? $"extensionDays is 1 to {ExtensionRule.MaxDays}."
            : !BehaviourChecks.AreWeights(model.Results.Values) ? "Weights are not below zero, and not all zero."
            : model.Teams is not [.., { Unit: null }] ? "The last entry of teams covers every department: leave its unit out."
            : model.Findings is not [.., { Items: null }] ? "The last entry of findings covers every item: leave its items out."
            : model.Cures is not [.., { Items: null, Ways: null }] ? "The last entry of cures covers everything: leave its items and ways out."
            : null);
    }
}
