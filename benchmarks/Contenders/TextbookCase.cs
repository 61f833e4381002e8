namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>The same steps as the human-interaction samples would do them; each has taken effect when the orchestration says so.</summary>
internal sealed class TextbookCase(bool notifies) : TextbookContender("CaseProcedure")
{
    public override string Name => notifies ? "textbook" : "textbook, saving only";

    public override Func<SeenInstance, bool> IsReady => seen => Is(seen, "assigned");

    public override IReadOnlyList<CaseStep> Steps =>
    [
        Step("accepted"),
        Step("inProgress"),
        Step("completed"),
        Step("verified"),
        Event("calledBack", isEffective: null),
    ];

    protected override bool Notifies => notifies;

    private CaseStep Step(string status) => Event(status, seen => Is(seen, status));

    private static bool Is(SeenInstance seen, string status) => seen.Status.Contains(status, StringComparison.Ordinal);
}
