namespace Xinjing.Serverless.Cases;

/// <summary>Who may read which cases (the table of the public contract).</summary>
public static class CaseReading
{
    private static readonly Role[] ReadAll = [Role.Dispatcher, Role.Verifier, Role.Supervisor, Role.Admin];

    public static bool MayReadAll(Actor actor) => ReadAll.Any(actor.Is);

    /// <summary>A handler reads the cases of their unit; everybody, the ones that they filed, one by one.</summary>
    public static bool MayRead(CaseState state, Actor actor) =>
        MayReadAll(actor) || state.FiledBy == actor.Id || (actor.Is(Role.Handler) && state.IsWith(actor.Unit));
}
