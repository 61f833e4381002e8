using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Who may read which cases (the table of the public contract).</summary>
public static class CaseReading
{
    private static readonly Role[] ReadAll = [Role.Dispatcher, Role.Verifier, Role.Supervisor, Role.Admin];

    public static bool MayReadAll(Actor actor) => ReadAll.Any(actor.Is);

    /// <summary>Lists that together hold every case that the actor may read: all; or their unit's, and those that they filed.</summary>
    public static IReadOnlyList<CaseFilter> ListsOf(Actor actor) =>
        MayReadAll(actor) ? [new CaseFilter()]
        : UnitOf(actor) is { } unit ? [new CaseFilter { Unit = unit }, new CaseFilter { FiledBy = actor.Id }]
        : [new CaseFilter { FiledBy = actor.Id }];

    /// <summary>The unit whose cases a handler reads; <c>null</c> for everybody else.</summary>
    public static string? UnitOf(Actor actor) => actor.Is(Role.Handler) ? actor.Unit : null;

    /// <summary>A handler reads the cases of their unit; everybody, the ones that they filed, one by one.</summary>
    public static bool MayRead(CaseState state, Actor actor) =>
        MayReadAll(actor) || state.FiledBy == actor.Id || state.IsWith(UnitOf(actor));
}
