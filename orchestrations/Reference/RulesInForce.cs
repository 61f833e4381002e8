using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

/// <summary>The reference data that counts, and the rules that follow from it; made once per version, used for every case.</summary>
public sealed class RulesInForce
{
    public RulesInForce(long version, ReferenceData data, ReferenceLedger ledger)
    {
        (Version, Data, Ledger) = (version, data, ledger);
        Planner = data.CreatePlanner();
        Lifecycle = new CaseLifecycle(Planner, data.CreateDispatcher());
    }

    /// <summary>0 for the seeds; behind the ledger's only while a stored set is broken.</summary>
    public long Version { get; }

    public ReferenceData Data { get; }

    public ReferenceLedger Ledger { get; }

    public DeadlinePlanner Planner { get; }

    public CaseLifecycle Lifecycle { get; }

    /// <summary>The accepted change that a set has in force; <c>null</c> while its seed counts.</summary>
    public ReferenceChange? ChangeOf(ReplaceableSet set) => Ledger.Changes.LastOrDefault(c => c.Set == set.Name && c.Version <= Version);
}
