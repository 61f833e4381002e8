using Microsoft.Extensions.Options;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>Makes the scorecard that a caller may see.</summary>
public sealed class ScorecardDesk(FactQueries facts, ReferenceInForce reference, IOptions<ScorecardWeights> weights, TimeProvider clock)
{
    /// <param name="unit">The only unit that is shown; <c>null</c> for all.</param>
    /// <exception cref="ProblemException">The what-if names a case that is not among those scored.</exception>
    internal async Task<ScorecardView> MakeAsync(ScorecardQuery query, string? unit, CancellationToken cancellationToken)
    {
        var names = new ScorecardNames((await reference.GetAsync(cancellationToken)).Data);
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
        return new ScorecardView(query.From, query.To, query.By, request.At, request.Weights, Lines(card, query.By, names), Line(card.Total, query.By, names), WhatIf(query, cases, request, names));
    }

    private static WhatIfView? WhatIf(ScorecardQuery query, IReadOnlyList<CaseFacts> cases, ScorecardRequest request, ScorecardNames names)
    {
        if (query.WhatIf is not { } whatIf) return null;
        if (whatIf.Unknown(cases).FirstOrDefault() is { } unknown)
            throw new ProblemException("what-if-unknown-case", $"'{unknown}' is none of the cases that are scored here.", 422);
        var card = Scorecard.Of(whatIf.Apply(cases), request);
        return new WhatIfView(Lines(card, query.By, names), Line(card.Total, query.By, names));
    }

    private static IReadOnlyList<ScoreLine> Lines(Scorecard card, ScorecardBy by, ScorecardNames names) => [.. card.Groups.Select(g => Line(g, by, names))];

    private static ScoreLine Line(GroupScore group, ScorecardBy by, ScorecardNames names) => new(group.Key, names.Name(group.Key, by), group.Hotline, group.Grid);
}
