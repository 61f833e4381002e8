using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Hotline;

/// <summary>Who may do what with batches: integrations send with a token of a dispatcher or an admin.</summary>
internal static class HotlineRoles
{
    public static readonly Role[] Send = [Role.Dispatcher, Role.Admin];

    public static readonly Role[] Read = [Role.Dispatcher, Role.Supervisor, Role.Admin];
}
