using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class WeComOptionsTests
{
    private const string Key = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";

    [Theory]
    [InlineData("", true)]
    [InlineData("Token=;EncodingAesKey=", true)]
    [InlineData($"Token=abc;EncodingAesKey={Key};CorpId=ww1", true)]
    [InlineData($"Token=abc;EncodingAesKey={Key};ReceiveId=ww1;Coordinates=wgs84;Robots:duty=key", true)]
    [InlineData($"Robot:Token=abc;Robot:EncodingAesKey={Key}", true)]
    [InlineData($"Token=abc;EncodingAesKey={Key}", false)]
    [InlineData("Token=abc;CorpId=ww1", false)]
    [InlineData($"Token=abc;EncodingAesKey={Key}x;CorpId=ww1", false)]
    [InlineData($"Token=ab-c;EncodingAesKey={Key};CorpId=ww1", false)]
    [InlineData($"Token=123456789012345678901234567890123;EncodingAesKey={Key};CorpId=ww1", false)]
    [InlineData("Secret=s;CorpId=ww1", false)]
    [InlineData("ReplayWindowMinutes=-1", false)]
    [InlineData("ApiBaseUrl=http://example.org/", false)]
    [InlineData("ApiBaseUrl=http://127.0.0.1:99/", true)]
    [InlineData("Robots:duty= ", false)]
    public async Task Settings_must_fit_together(string settings, bool valid)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => KeyValuePair.Create($"WeCom:{s.Split('=', 2)[0]}", (string?)s.Split('=', 2)[1]))).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddWeCom().BuildServiceProvider();
        var thrown = Record.Exception(() => services.GetRequiredService<IOptions<WeComOptions>>().Value);
        Assert.Equal(valid, thrown is not OptionsValidationException);
        if (!valid) Assert.DoesNotContain(Key, thrown!.Message, StringComparison.Ordinal);
    }
}
