using Xinjing.Serverless.Localhost.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class StubAccountTests
{
    private static readonly Uri Platform = new("http://127.0.0.1:1/");

    [Theory]
    [InlineData("", "AgentId ApiBaseUrl CorpId EncodingAesKey ReceiveId Robots__duty Secret Token")]
    [InlineData("WeCom__ReplayWindowMinutes", "AgentId ApiBaseUrl CorpId EncodingAesKey ReceiveId Robots__duty Secret Token")]
    [InlineData("WeCom__Token WeCom__EncodingAesKey WeCom__ReceiveId", "AgentId ApiBaseUrl CorpId Robots__duty Secret")]
    [InlineData("wecom__apibaseurl", "EncodingAesKey ReceiveId Token")]
    [InlineData("WeCom__Robots__other", "EncodingAesKey ReceiveId Token")]
    public void The_local_platform_leaves_alone_what_somebody_has_set(string set, string made) => Assert.Equal(
        made.Split(' ').Select(name => $"WeCom__{name}"),
        StubAccount.New().SettingsBeside(set.Split(' '), Platform).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Its_keys_are_new_at_each_start() => Assert.NotEqual(StubAccount.New().EncodingAesKey, StubAccount.New().EncodingAesKey);
}
