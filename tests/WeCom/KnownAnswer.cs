using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>A callback with its keys and what it says, as others have published it; the keys are nobody's.</summary>
public sealed record KnownAnswer(string Token, string Key, string ReceiveId, string Timestamp, string Nonce, string Signature, string Encrypt)
{
    /// <summary>The platform's own sample of the verification.</summary>
    public static KnownAnswer Sample { get; } = new(
        "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7", "1409659589", "263014780", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==");

    /// <summary>A reply that was encrypted with <see cref="FixedRandom"/>.</summary>
    public static KnownAnswer Reply { get; } = Wechatpy(
        "1411525903", "461056294", "407518b7649e86ef23978113f92d27afa9296533",
        "9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3");

    public static KnownAnswer Echo { get; } = Wechatpy(
        "1411443780", "437374425", "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
        "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==");

    public static KnownAnswer Text { get; } = Wechatpy(
        "1411525903", "461056294", "74d92dfeb87ba7c714f89d98870ae5eb62dff26d",
        "RgqEoJj5A4EMYlLvWO1F86ioRjZfaex/gePD0gOXTxpsq5Yj4GNglrBb8I2BAJVODGajiFnXBu7mCPatfjsu6IHCrsTyeDXzF6Bv283dGymzxh6ydJRvZsryDyZbLTE7rhnus50qGPMfp2wASFlzEgMW9z1ef/RD8XzaFYgm7iTdaXpXaG4+BiYyolBug/gYNx410cvkKR2/nPwBiT+P4hIiOAQqGp/TywZBtDh1yCF2KOd0gpiMZ5jSw3e29mTvmUHzkVQiMS6td7vXUaWOMZnYZlF3So2SjHnwh4jYFxdgpkHHqIrH/54SNdshoQgWYEvccTKe7FS709/5t6NMxuGhcUGAPOQipvWTT4dShyqio7mlsl5noTrb++x6En749zCpQVhDpbV6GDnTbcX2e8K9QaNWHp91eBdCRxthuL0=");

    public const string FixedRandom = "1234567890123456";

    public const string ReplyText = """
        <xml>
        <MsgType><![CDATA[text]]></MsgType>
        <Content><![CDATA[test]]></Content>
        <FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>
        <ToUserName><![CDATA[messense]]></ToUserName>
        <AgentID>1</AgentID>
        <CreateTime>1411525903</CreateTime>
        </xml>
        """;

    public WeComCrypto Crypto => new(Token, new WeComKey(Key), ReceiveId);

    public string Open() => Crypto.Open(Signature, Timestamp, Nonce, Encrypt);

    private static KnownAnswer Wechatpy(string timestamp, string nonce, string signature, string encrypt) =>
        new("123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a", timestamp, nonce, signature, encrypt);
}
