using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Supervision;

/// <summary>What the score would be if these cases had ended better.</summary>
/// <param name="Solved">Ids of cases taken for solved (实际解决).</param>
/// <param name="Satisfied">Ids of cases whose citizen is taken for satisfied (满意).</param>
public sealed record WhatIf(IReadOnlySet<string> Solved, IReadOnlySet<string> Satisfied)
{
    /// <summary>The facts as they would be; nothing else about the cases changes.</summary>
    public IEnumerable<CaseFacts> Apply(IEnumerable<CaseFacts> facts) => facts.Select(Apply);

    /// <summary>Ids that are none of these cases.</summary>
    public IEnumerable<string> Unknown(IEnumerable<CaseFacts> facts)
    {
        var known = facts.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return Solved.Concat(Satisfied).Where(id => !known.Contains(id)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Reads <c>solved:ID,ID;satisfied:ID</c>.</summary>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static WhatIf Parse(string text)
    {
        var (solved, satisfied) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var ids = (colon < 0 ? part : part[..colon]) switch
            {
                "solved" => solved,
                "satisfied" => satisfied,
                var word => throw new FormatException($"'{word}' is neither solved nor satisfied."),
            };
            ids.UnionWith(part[(colon < 0 ? part.Length : colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return solved.Count + satisfied.Count > 0 ? new WhatIf(solved, satisfied) : throw new FormatException("It names no case.");
    }

    private CaseFacts Apply(CaseFacts facts)
    {
        var solved = Solved.Contains(facts.Id) ? facts with { Result = CaseResult.Solved } : facts;
        return Satisfied.Contains(facts.Id) ? solved with { Satisfaction = Cases.Satisfaction.Satisfied } : solved;
    }
}
