using Xinjing.Serverless.Chat;
using Xunit;

namespace Xinjing.Serverless.Tests.Chat;

public sealed class ChatCommandTests
{
    [Theory]
    [InlineData("查 XJ261125MQHDMSGDNGK", ChatWord.Look, "XJ261125MQHDMSGDNGK", "")]
    [InlineData("查XJ261125mqhdmsgdngk", ChatWord.Look, "XJ261125MQHDMSGDNGK", "")]
    [InlineData("接单", ChatWord.Accept, null, "")]
    [InlineData("接单 DNGK1", ChatWord.Accept, "DNGK1", "")]
    [InlineData("退单 不属于本单位职责", ChatWord.Return, null, "不属于本单位职责")]
    [InlineData("退单：DNGK1 不属于本单位", ChatWord.Return, "DNGK1", "不属于本单位")]
    [InlineData("退单 TFWHPX 不属于本单位", ChatWord.Return, "TFWHPX", "不属于本单位")]
    [InlineData("进展 WIFI 已修好", ChatWord.Progress, null, "WIFI 已修好")]
    [InlineData("进展 done 已修好", ChatWord.Progress, null, "done 已修好")]
    [InlineData("办结 2000元已付清", ChatWord.Complete, null, "2000元已付清")]
    [InlineData("进展\n已到现场", ChatWord.Progress, null, "已到现场")]
    [InlineData(" 我的待办 ", ChatWord.Todo, null, "")]
    [InlineData("上报 2024年的事", ChatWord.Report, null, "2024年的事")]
    [InlineData("帮助", ChatWord.Help, null, "")]
    [InlineData("催办 请今天到现场", ChatWord.Urge, null, "请今天到现场")]
    public void A_word_of_command_is_read_with_number_and_text(string text, ChatWord word, string? number, string rest) =>
        Assert.Equal(new ChatCommand(word, number, rest), ChatCommand.Read(text));

    [Theory]
    [InlineData("查封了一家店，门口都是污水")]
    [InlineData("办结果然没人管")]
    [InlineData("剑河路有人上报过")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_begins_like_a_word_is_no_command(string? text) => Assert.Null(ChatCommand.Read(text));

    [Theory]
    [InlineData("剑河路580号门口一堆垃圾", "剑河路580号门口")]
    [InlineData("有人在仙霞西路近剑河路口倒污水", "仙霞西路近剑河路口")]
    [InlineData("甘溪路上有积水", "甘溪路")]
    [InlineData("这里脏得不行", null)]
    public void A_place_is_found_in_words(string text, string? place) => Assert.Equal(place, AddressText.Find(text));
}
