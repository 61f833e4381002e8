using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class WeComCallbacksTests
{
    [Fact]
    public void An_apps_and_a_robots_callback_are_told_apart()
    {
        Assert.Equal("app-1234567890123456", Hear(Door.Settings(), Door.Crypto(), Samples.AppText, Door.Xml));
        Assert.Equal("robot-m1", Hear(Door.Settings(), Door.Crypto(robot: true), Samples.RobotMixed, Door.Json));
    }

    [Fact]
    public void A_robot_may_have_keys_of_its_own()
    {
        var settings = Door.Settings();
        settings.Robot = new WeComRobotOptions { Token = "robotToken", EncodingAesKey = KnownAnswer.Echo.Key };
        Assert.Equal("robot-m1", Hear(settings, new WeComCrypto("robotToken", new WeComKey(KnownAnswer.Echo.Key), ""), Samples.RobotMixed, Door.Json));
        Assert.Equal(CallbackRefusedException.Signature, Refusal(() => Hear(settings, Door.Crypto(robot: true), Samples.RobotMixed, Door.Json)));
    }

    [Fact]
    public void A_message_in_the_other_ones_envelope_is_refused()
    {
        Assert.Equal(CallbackRefusedException.Receiver, Refusal(() => Hear(Door.Settings(), Door.Crypto(), Samples.AppText, Door.Json)));
        Assert.Equal(CallbackRefusedException.Receiver, Refusal(() => Hear(Door.Settings(), Door.Crypto(robot: true), Samples.RobotMixed, Door.Xml)));
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, false)]
    [InlineData(-10, 0, true)]
    [InlineData(-10, -1, false)]
    public void A_callback_from_another_time_is_refused(int minutes, int seconds, bool taken)
    {
        var encrypt = Door.Crypto().Encrypt(Samples.AppText);
        var query = Door.Query(Door.Crypto(), encrypt, Door.Noon.AddMinutes(minutes).AddSeconds(seconds));
        var thrown = Record.Exception(() => Door.Callbacks(Door.Settings()).Open(query, Door.Xml(encrypt)));
        Assert.Equal(taken ? null : CallbackRefusedException.Replayed, (thrown as CallbackRefusedException)?.Code);
    }

    [Fact]
    public void Without_a_window_any_time_is_taken()
    {
        var (sample, settings) = (KnownAnswer.Sample, Of(KnownAnswer.Sample));
        settings.ReplayWindowMinutes = 0;
        Assert.Equal("1616140317555161061", Door.Callbacks(settings).Echo(new CallbackQuery(sample.Signature, sample.Timestamp, sample.Nonce), sample.Encrypt));
    }

    [Fact]
    public void An_echo_with_pluses_that_have_become_spaces_is_answered()
    {
        var (sample, settings) = (KnownAnswer.Sample, Of(KnownAnswer.Sample));
        settings.ReplayWindowMinutes = 0;
        Assert.Equal("1616140317555161061", Door.Callbacks(settings).Echo(new CallbackQuery(sample.Signature, sample.Timestamp, sample.Nonce), sample.Encrypt.Replace('+', ' ')));
    }

    [Fact]
    public void A_robots_address_is_verified_without_a_receiver()
    {
        var encrypt = Door.Crypto(robot: true).Encrypt("4711");
        Assert.Equal("4711", Door.Callbacks(Door.Settings()).Echo(Door.Query(Door.Crypto(), encrypt), encrypt));
    }

    [Fact]
    public void A_message_is_never_echoed()
    {
        var encrypt = Door.Crypto().Encrypt(Samples.AppText);
        Assert.Equal(CallbackRefusedException.Echo, Refusal(() => Door.Callbacks(Door.Settings()).Echo(Door.Query(Door.Crypto(), encrypt), encrypt)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<xml/>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"a\">]><xml><Encrypt>&e;</Encrypt></xml>")]
    [InlineData("""{"encrypt":1}""")]
    public void What_is_no_envelope_is_refused(string body) =>
        Assert.Equal(CallbackRefusedException.Envelope, Refusal(() => Door.Callbacks(Door.Settings()).Open(Door.Query(Door.Crypto(), ""), body)));

    [Fact]
    public void Without_settings_there_is_no_door() => Assert.False(Door.Callbacks(new WeComOptions()).IsConfigured);

    private static WeComOptions Of(KnownAnswer known) => new() { Token = known.Token, EncodingAesKey = known.Key, ReceiveId = known.ReceiveId };

    private static string Hear(WeComOptions settings, WeComCrypto crypto, string message, Func<string, string> envelope)
    {
        var encrypt = crypto.Encrypt(message);
        var callbacks = Door.Callbacks(settings);
        return callbacks.Read(callbacks.Open(Door.Query(crypto, encrypt), envelope(encrypt)))!.Id;
    }

    private static string Refusal(Func<object> open) => Assert.Throws<CallbackRefusedException>(() => { _ = open(); }).Code;
}
