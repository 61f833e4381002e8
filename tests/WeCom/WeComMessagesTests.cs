using System.Text;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class WeComMessagesTests
{
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1_772_424_000);

    [Fact]
    public void A_text_has_its_person_time_and_words()
    {
        var message = Read(Samples.AppText);
        Assert.Equal(("app-1234567890123456", "li", Sent, ChatMessageKind.Text, "剑河路路口有垃圾"), (message.Id, message.From, message.SentAt, message.Kind, message.Text));
    }

    [Fact]
    public void A_picture_is_told_by_its_media_id()
    {
        var message = Read(Samples.AppImage);
        Assert.Equal((ChatMessageKind.Picture, new SentPicture("media-1")), (message.Kind, Assert.Single(message.Pictures)));
    }

    [Fact]
    public void A_location_comes_in_the_degrees_of_the_towns_grids()
    {
        Assert.Equal((ChatMessageKind.Location, "剑河路"), (Read(Samples.AppLocation).Kind, Read(Samples.AppLocation).Text));
        var sent = new GeoPoint(31.2065, 121.3671);
        Assert.Equal(ChinaOffset.ToWgs84(sent), Read(Samples.AppLocation).Location);
        Assert.Equal(sent, AppMessages.Read(Samples.AppLocation, CoordinateSystem.Wgs84)!.Location);
    }

    [Fact]
    public void A_pressed_button_brings_its_key_and_the_code_that_changes_the_card()
    {
        var message = Read(Samples.AppButton);
        Assert.Equal((ChatMessageKind.Button, "accept XJ1", "code-1"), (message.Kind, message.Button, message.ResponseCode));
        Assert.Equal(message.Id, Read(Samples.AppButton).Id);
        Assert.NotEqual(message.Id, Read(Samples.AppButton.Replace("accept", "return", StringComparison.Ordinal)).Id);
    }

    [Theory]
    [InlineData("enter_agent")]
    [InlineData("subscribe")]
    [InlineData("LOCATION")]
    public void Events_that_say_nothing_are_passed_over(string name) =>
        Assert.Null(AppMessages.Read(Samples.App($"<MsgType>event</MsgType><Event>{name}</Event><EventKey></EventKey>"), CoordinateSystem.Gcj02));

    [Theory]
    [InlineData("voice")]
    [InlineData("video")]
    [InlineData("link")]
    public void Other_kinds_are_told_as_such(string kind) => Assert.Equal(ChatMessageKind.Other, Read(Samples.App($"<MsgType>{kind}</MsgType><MsgId>9</MsgId>")).Kind);

    [Fact]
    public void Text_is_cleaned_of_what_is_none() =>
        Assert.Equal("ab", Read(Samples.App("<MsgType>text</MsgType><Content>a\uFDD0b</Content><MsgId>9</MsgId>")).Text);

    [Theory]
    [InlineData("<xml><MsgType>text</MsgType>")]
    [InlineData("<xml/>")]
    [InlineData("plain")]
    [InlineData("<xml><FromUserName>li</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>")]
    [InlineData("<xml><FromUserName>li</FromUserName><CreateTime>-1</CreateTime><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>")]
    [InlineData("<xml><FromUserName>li</FromUserName><CreateTime>99999999999999</CreateTime><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>")]
    [InlineData("<xml><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>")]
    [InlineData("<xml><FromUserName>li</FromUserName><CreateTime>1</CreateTime><MsgType>location</MsgType><Location_X>NaN</Location_X><Location_Y>1</Location_Y><MsgId>1</MsgId></xml>")]
    [InlineData("<xml><FromUserName>li</FromUserName><CreateTime>1</CreateTime><MsgType>location</MsgType><Location_X>91</Location_X><Location_Y>1</Location_Y><MsgId>1</MsgId></xml>")]
    public void What_no_message_can_be_made_of_is_told(string xml) => Assert.Throws<UnreadableMessageException>(() => Read(xml));

    [Fact]
    public void A_document_type_is_refused_so_nothing_is_fetched_and_nothing_swells()
    {
        Refused("<!DOCTYPE xml [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>", "&secret;");
        Refused("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\">", "x");
        var bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY e0 \"lol\">");
        for (var level = 1; level <= 30; level++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY e{level} \"&e{level - 1};&e{level - 1};\">");
        Refused(bomb.Append("]>").ToString(), "&e30;");
    }

    [Fact]
    public void Xml_may_be_as_deep_as_it_fits() => Assert.Throws<UnreadableMessageException>(() => Read(string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000))));

    [Fact]
    public void A_robots_mixed_message_has_words_and_pictures()
    {
        var message = Robot(Samples.RobotMixed)!;
        Assert.Equal(("robot-m1", "li", ChatMessageKind.Text, "这里有垃圾", Door.Noon), (message.Id, message.From, message.Kind, message.Text, message.SentAt));
        Assert.Equal([new SentPicture(null, new Uri("https://p/1")), new SentPicture(null, new Uri("https://p/2"))], message.Pictures);
    }

    [Theory]
    [InlineData("""  "msgtype":"text","text":{"content":"@li 垃圾"}  """, ChatMessageKind.Text, "@li 垃圾")]
    [InlineData("""  "msgtype":"voice","voice":{"content":"有垃圾"}  """, ChatMessageKind.Text, "有垃圾")]
    [InlineData("""  "msgtype":"image","image":{"url":"https://p/1"}  """, ChatMessageKind.Picture, null)]
    [InlineData("""  "msgtype":"file","file":{"url":"https://p/1"}  """, ChatMessageKind.Other, null)]
    public void A_robots_messages_are_read(string rest, ChatMessageKind kind, string? text) =>
        Assert.Equal((kind, text), (Robot(Samples.Robot(rest))!.Kind, Robot(Samples.Robot(rest))!.Text));

    [Fact]
    public void A_robots_button_is_read_and_its_other_events_are_passed_over()
    {
        var pressed = Robot(Samples.Robot("""  "msgtype":"event","create_time":1772424000,"event":{"eventtype":"template_card_event","template_card_event":{"event_key":"accept XJ1"}}  """))!;
        Assert.Equal((ChatMessageKind.Button, "accept XJ1", Sent), (pressed.Kind, pressed.Button, pressed.SentAt));
        Assert.Null(Robot(Samples.Robot("""  "msgtype":"event","event":{"eventtype":"enter_chat"}  """)));
        Assert.Null(Robot(Samples.Robot("""  "msgtype":"stream","stream":{"id":"s"}  """)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"msgtype":"text","text":{"content":"x"},"from":{"userid":"li"}}""")]
    [InlineData("""{"msgid":"1","msgtype":"text","text":{"content":"x"}}""")]
    [InlineData("""{"msgid":"1","msgid":"2","msgtype":"text","from":{"userid":"li"}}""")]
    [InlineData("""{"msgid":"1","msgtype":"image","image":{"url":"file:///etc/passwd"},"from":{"userid":"li"}}""")]
    [InlineData("""{"msgid":"1","msgtype":"image","image":{"url":"http://10.0.0.1/x"},"from":{"userid":"li"}}""")]
    public void What_no_message_can_be_made_of_is_told_of_a_robot_too(string json) => Assert.Throws<UnreadableMessageException>(() => Robot(json));

    private static void Refused(string documentType, string content) =>
        Assert.Throws<UnreadableMessageException>(() => Read(documentType + Samples.App($"<MsgType>text</MsgType><Content>{content}</Content><MsgId>1</MsgId>")));

    private static ChatMessage Read(string xml) => AppMessages.Read(xml, CoordinateSystem.Gcj02)!;

    private static ChatMessage? Robot(string json) => RobotMessages.Read(json, Door.Noon);
}
