using System.Security.Cryptography;
using FsCheck.Xunit;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Archive;
using Xinjing.Serverless.Privacy;
using Xunit;

namespace Xinjing.Serverless.Tests.Privacy;

public sealed class PersonalDataTests
{
    private static readonly string Old = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string New = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Property]
    public bool What_was_sealed_opens_for_its_owner_as_it_was(FsCheck.UnicodeString text, Guid owner)
    {
        var personal = With(New);
        // Storage and JSON keep no half of a character, and nobody's name has one.
        var written = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get ?? ""));
        return personal.Open(personal.Seal(written, $"{owner}"), $"{owner}") == written;
    }

    [Fact]
    public void Nothing_of_it_can_be_read_and_twice_is_not_the_same()
    {
        var (once, again) = (With(New).Seal("13800000002", "XJ1"), With(New).Seal("13800000002", "XJ1"));
        Assert.NotEqual(once, again);
        Assert.DoesNotContain("138", once[..3], StringComparison.Ordinal);
        Assert.DoesNotContain("13800000002", once, StringComparison.Ordinal);
    }

    [Fact]
    public void Moved_to_another_record_or_changed_it_does_not_open()
    {
        var text = With(New).Seal("贾市民", "XJ1");
        Assert.ThrowsAny<CryptographicException>(() => With(New).Open(text, "XJ2"));
        var changed = text[..^1] + (text[^1] == 'A' ? 'Q' : 'A');
        Assert.ThrowsAny<CryptographicException>(() => With(New).Open(changed, "XJ1"));
        Assert.ThrowsAny<CryptographicException>(() => With(New).Open(text[..12], "XJ1"));
    }

    [Fact]
    public void While_a_key_is_changed_both_open_and_the_first_seals()
    {
        var before = With(Old).Seal("贾市民", "XJ1");
        Assert.Equal("贾市民", With(New, Old).Open(before, "XJ1"));
        Assert.Equal("贾市民", With(New).Open(With(New, Old).Seal("贾市民", "XJ1"), "XJ1"));
        Assert.Throws<KeyMissingException>(() => With(New).Open(before, "XJ1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv.example/secrets/privacy-key-0)")]
    public void Without_a_key_that_is_one_the_application_does_not_start(string key)
    {
        var options = new PrivacyOptions();
        if (key.Length > 0) options.Keys.Add(key);
        Assert.Contains("Privacy:Keys:0", Assert.Single(Validate(options).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_town_that_keeps_nothing_for_a_day_is_told()
    {
        var options = new PrivacyOptions { EraseAfter = TimeSpan.FromHours(1) };
        options.Keys.Add(New);
        Assert.True(Validate(options).Failed);
    }

    [Theory]
    [InlineData(179, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    public void A_town_that_would_archive_citizens_before_it_erases_them_is_told(int archivedAfter, bool isTold)
    {
        var options = new PrivacyOptions();
        options.Keys.Add(New);
        Assert.Equal(isTold, Validate(options, TimeSpan.FromDays(archivedAfter)).Failed);
    }

    private static ValidateOptionsResult Validate(PrivacyOptions options, TimeSpan? archivedAfter = null) =>
        new PrivacyOptionsValidator(Options.Create(new ArchiveOptions { After = archivedAfter ?? new ArchiveOptions().After })).Validate(name: null, options);

    private static PersonalData With(params IReadOnlyList<string> keys) => SampleKeys.With(keys);
}
