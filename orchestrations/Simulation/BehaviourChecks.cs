namespace Xinjing.Serverless.Simulation;

/// <summary>What a model of behaviour cannot say.</summary>
internal static class BehaviourChecks
{
    private const int HoursOfADay = 24;

    /// <summary>The first problem; <c>null</c> when there is none.</summary>
    public static string? Find(Behaviour model)
    {
        double[] shares =
        [
            model.RestDayShare, model.UrgentShare, model.ContactedShare, model.ReturnShare, model.FailedVerificationShare, model.ReachedShare,
            .. model.Units.Select(u => u.ReturnShare),
        ];
        Delay[] delays = [model.Dispatch, model.Acceptance, model.FirstContact, model.Verification, model.CallBack, .. model.Handling.Select(h => h.Delay)];
        return FindNoShare(shares) ?? FindNoDelay(delays)
            ?? (model.CasesPerDay is not (> 0 and <= 100_000) ? $"casesPerDay: {model.CasesPerDay} is not between 0 and 100000."
            : model.HourOfDay.Count != HoursOfADay || !AreWeights(model.HourOfDay) ? "hourOfDay has 24 weights, none below zero, not all zero."
            : !AreWeights(model.Results.Values) || !AreWeights(model.Satisfaction.Values) ? "Weights are not below zero, and not all zero."
            : model.UrgentPace is not (>= 0 and <= 100) || model.Units.Any(u => u.Pace is not (>= 0 and <= 100)) ? "A pace is a factor of 0 to 100."
            : model.Handling is not [.., { Categories: null }] ? "The last entry of handling covers every category: leave its categories out."
            : null);
    }

    public static string? FindNoShare(IEnumerable<double> shares) =>
        shares.Where(s => s is not (>= 0 and <= 1)).Select(s => $"{s} is no share between 0 and 1.").FirstOrDefault();

    public static string? FindNoDelay(IEnumerable<Delay> delays) =>
        delays.Any(d => d is not { MedianHours: >= 0 and <= 10_000, Spread: >= 0 and <= 5 }) ? "A delay has a median of 0 to 10000 hours and a spread of 0 to 5." : null;

    public static bool AreWeights(IEnumerable<double> weights) => weights.Aggregate(0.0, (sum, w) => w is >= 0 and < 1e9 ? sum + w : double.NaN) > 0;
}
