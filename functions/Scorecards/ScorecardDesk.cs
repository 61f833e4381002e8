using Microsoft.Extensions.Options;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>Makes the scorecard that a caller may see.</summary>
public sealed class ScorecardDesk(FactQueries facts, ScorecardNames names, IOptions<ScorecardWeights> weights, TimeProvider clock)
{
    /// <param name="unit">The only unit that is shown; <c>null</c> for all.</param>
    /// <exception cref="ProblemException">The what-if names a case that is not among those scored.</exception>
    internal async Task<ScorecardView> MakeAsync(ScorecardQuery query, string? unit, CancellationToken cancellationToken)
    {
        var cases = await facts.ListAsync(query.From, query.To, unit, cancellationToken);
        var request = new ScorecardRequest
        {
            By = query.By,
            At = clock.GetUtcNow(),
            Weights = weights.Value,
            HasAllPeers = unit is null,
            Peers = names.Peers(query.By),
        };
        var card = Scorecard.Of(cases, request);
        return new ScorecardView(query.From, query.To, query.By, request.At, request.Weights, Lines(card, query.By), Line(card.Total, query.By), WhatIf(query, cases, request));
    }

    private WhatIfView? WhatIf(ScorecardQuery query, IReadOnlyList<CaseFacts> cases, ScorecardRequest request)
    {
        if (query.WhatIf is not { } whatIf) return null;
        if (whatIf.Unknown(cases).FirstOrDefault() is { } unknown)
            throw new ProblemException("what-if-unknown-case", $"'{unknown}' is none of the cases that are scored here.", 422);
        var card = Scorecard.Of(whatIf.Apply(cases), request);
        return new WhatIfView(Lines(card, query.By), Line(card.Total, query.By));
    }

    private IReadOnlyList<ScoreLine> Lines(Scorecard card, ScorecardBy by) => [.. card.Groups.Select(g => Line(g, by))];

    private ScoreLine Line(GroupScore group, ScorecardBy by) => new(group.Key, names.Name(group.Key, by), group.Hotline, group.Grid);
}
