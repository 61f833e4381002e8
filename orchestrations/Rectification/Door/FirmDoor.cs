using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification.Door;

/// <summary>What a firm may see by its link.</summary>
public sealed record FirmVisit(RectificationState Target, Campaign Campaign);

/// <summary>The firm's own door: by its link a firm sees how it stands, says that it has the notice, and hands papers in.</summary>
public sealed class FirmDoor(
    FirmLinks links, RectificationStore targets, CampaignStore campaigns, LinkUses uses, RectificationDesk desk, PaperIntake intake, PaperStore papers, IOptions<HandInOptions> options, TimeProvider clock)
{
    /// <summary>Whether links can be given out.</summary>
    public bool IsOpen => links.IsOpen;

    private static readonly Actor Firm = Actor.Integration("hand-in");

    /// <exception cref="FirmLinkException">The link does not lead in.</exception>
    public async Task<FirmVisit> EnterAsync(string token, CancellationToken cancellationToken)
    {
        var target = await FindAsync(token, cancellationToken);
        await CountAsync(target, "visit", options.Value.MostVisits, cancellationToken);
        return await ShowAsync(target, cancellationToken);
    }

    /// <summary>回执 of the notice.</summary>
    /// <exception cref="FirmLinkException">The link does not lead in.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle refuses it.</exception>
    public async Task<FirmVisit> ConfirmNoticeAsync(string token, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var target = await FindAsync(token, cancellationToken);
        await CountAsync(target, "hand-in", options.Value.MostHandIns, cancellationToken);
        return await ShowAsync(await desk.ExecuteAsync(Request(target, new ConfirmNotice()), engine, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// 线上补交. The file is stored before the target's log names it, so a crash in between costs the firm one more try. The
    /// same file for a paper that waits to be judged changes nothing.
    /// </summary>
    /// <param name="content">A photo or a PDF; read to its end.</param>
    /// <exception cref="FirmLinkException">The link does not lead in.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle refuses it.</exception>
    /// <exception cref="PictureRefusedException">It is neither a photo nor a PDF that is taken.</exception>
    public async Task<FirmVisit> HandInAsync(string token, string item, string paper, Stream content, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var target = await FindAsync(token, cancellationToken);
        await CountAsync(target, "hand-in", options.Value.MostHandIns, cancellationToken);
        await desk.CheckAsync(Request(target, new HandIn(item, paper)), key: null, cancellationToken);
        await using var received = await intake.ReceiveAsync(content, cancellationToken);
        await papers.StoreAsync(target.Id, received, cancellationToken);
        // An upload may take minutes, in which the link can end and the paper be judged.
        target = await FindAsync(token, cancellationToken);
        var waits = target.FindFinding(item)?.Papers.Any(p => p.Name == paper && p.Status == PaperStatus.HandedIn && p.File == received.File) ?? false;
        return await ShowAsync(waits ? target : await desk.ExecuteAsync(Request(target, new HandIn(item, paper, received.File)), engine, cancellationToken), cancellationToken);
    }

    /// <summary>The path of the link that counts, for those who may give it out; <c>null</c> for everybody else.</summary>
    public string? PathFor(RectificationState target, Actor caller) =>
        RectificationLifecycle.Allowed(target, caller, clock.Now()).Contains("revoke-link", StringComparer.Ordinal) ? links.PathOf(target) : null;

    private static CommandRequest<RectificationCommand> Request(RectificationState target, RectificationCommand command) => new(target.Id, command, Firm);

    private async Task<RectificationState> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { } said || await targets.FindAsync(said.TargetId, cancellationToken) is not { State: { Link: { } link } target } || link.Number != said.Number) throw FirmLinkException.NotFound();
        return clock.GetUtcNow() < link.ExpiresAt ? target : throw FirmLinkException.Expired();
    }

    private async Task CountAsync(RectificationState target, string what, int most, CancellationToken cancellationToken)
    {
        if (!await uses.TryUseAsync($"{target.Id}.{target.Link!.Number}", what, most, options.Value.Window, cancellationToken)) throw FirmLinkException.TooMany(options.Value.Window);
    }

    private async Task<FirmVisit> ShowAsync(RectificationState target, CancellationToken cancellationToken) => new(target, (await campaigns.FindAsync(target.Campaign, cancellationToken))!);
}
