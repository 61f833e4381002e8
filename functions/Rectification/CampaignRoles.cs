using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>Who may do what with campaigns.</summary>
internal static class CampaignRoles
{
    public static readonly Role[] Plan = [Role.Dispatcher, Role.Supervisor];

    /// <exception cref="ForbiddenException">The caller may not read it.</exception>
    /// <exception cref="CampaignNotFoundException">There is none.</exception>
    public static async Task<Campaign> ReadableAsync(this CampaignStore campaigns, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(id, cancellationToken) ?? throw new CampaignNotFoundException(id);
        return RectificationReading.MayRead(campaign, request.Actor()) ? campaign : throw new ForbiddenException("Your department takes no part in this campaign.");
    }

    /// <exception cref="ForbiddenException">The caller may not read it.</exception>
    /// <exception cref="RectificationNotFoundException">There is none.</exception>
    public static async Task<RectificationState> ReadableAsync(this RectificationStore store, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State ?? throw new RectificationNotFoundException(id);
        return RectificationReading.MayRead(state, request.Actor()) ? state : throw new ForbiddenException("This target is not your department's.");
    }
}
