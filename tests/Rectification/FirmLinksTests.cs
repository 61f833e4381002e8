using FsCheck.Xunit;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Rectification.Door;
using Xunit;

namespace Xinjing.Serverless.Tests.Rectification;

public sealed class FirmLinksTests
{
    private static readonly string Old = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly string New = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)(i + 1))]);

    [Fact]
    public void A_token_says_whose_it_is_as_long_as_its_key_counts()
    {
        var token = Links(Old).TokenOf(Target(number: 3))!;
        Assert.Equal(new FirmToken(Target(3).Id, 3), Links(Old).Read(token));
        Assert.Equal(new FirmToken(Target(3).Id, 3), Links(New, Old).Read(token));
        Assert.Null(Links(New).Read(token));
        Assert.Null(Links().TokenOf(Target(3)));
    }

    [Property]
    public void A_token_that_was_changed_anywhere_is_none(byte at, char other)
    {
        var token = Links(Old).TokenOf(Target(number: 12))!;
        var changed = token.ToCharArray();
        changed[at % token.Length] = other;
        Assert.Equal(new string(changed) == token, Links(Old).Read(new string(changed)) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("ZG260302AAAAAAAAAAA.1.")]
    [InlineData("ZG260302AAAAAAAAAAA.-1.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ZG260302AAAAAAAAAAA.99999999999.AAAAAAAAAAAAAAAAAAAAAA")]
    public void Rubbish_is_no_token(string token) => Assert.Null(Links(Old).Read(token));

    [Fact]
    public void A_link_is_issued_to_who_is_on_the_list_and_another_or_a_revocation_ends_it()
    {
        var target = new TargetInHand();
        Assert.Equal("days-invalid", target.Give(new IssueLink(0), SampleCampaign.Inspector)?.Code);
        Assert.Equal("days-invalid", target.Give(new IssueLink(91), SampleCampaign.Inspector)?.Code);
        Assert.Equal("no-link", target.Give(new RevokeLink(), SampleCampaign.Inspector)?.Code);
        target.Does(new IssueLink(), SampleCampaign.Inspector);
        Assert.Equal(new FirmLink(1, target.Now.AddDays(30)), target.State.Link);
        target.Does(new IssueLink(7), SampleCampaign.Inspector);
        Assert.Equal(new FirmLink(2, target.Now.AddDays(7)), target.State.Link);
        target.Does(new RevokeLink(), SampleCampaign.Inspector);
        Assert.Null(target.State.Link);
        target.Does(new IssueLink(), SampleCampaign.Inspector);
        Assert.Equal(3, target.State.Link!.Number);
        target.Does(new Exclude(ExclusionReason.Moved, "已搬离"), SampleCampaign.Dispatcher);
        Assert.Equal("not-in-this-state", target.Give(new IssueLink(), SampleCampaign.Inspector)?.Code);
    }

    private static FirmLinks Links(params IReadOnlyList<string> keys)
    {
        var options = new HandInOptions();
        foreach (var key in keys) options.Keys.Add(key);
        return new FirmLinks(Options.Create(options));
    }

    private static RectificationState Target(int number) => new TargetInHand().State with { Link = new FirmLink(number, SampleCampaign.Start.AddDays(30)) };
}
