namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>Decrypted messages in the shapes of the platform's documentation.</summary>
internal static class Samples
{
    public static readonly string AppText = App("<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[剑河路路口有垃圾]]></Content><MsgId>1234567890123456</MsgId>");

    public static readonly string AppImage = App("<MsgType><![CDATA[image]]></MsgType><PicUrl><![CDATA[http://p/x]]></PicUrl><MediaId><![CDATA[media-1]]></MediaId><MsgId>2</MsgId>");

    public static readonly string AppLocation = App("<MsgType><![CDATA[location]]></MsgType><Location_X>31.2065</Location_X><Location_Y>121.3671</Location_Y><Scale>20</Scale><Label><![CDATA[剑河路]]></Label><MsgId>3</MsgId><AppType><![CDATA[wxwork]]></AppType>");

    public static readonly string AppButton = App("<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[accept XJ1]]></EventKey><TaskId><![CDATA[t1]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[code-1]]></ResponseCode>");

    public const string RobotMixed = """
        {"msgid":"m1","aibotid":"bot","chatid":"c1","chattype":"group","from":{"userid":"li"},"response_url":"https://r/x","msgtype":"mixed",
        "mixed":{"msg_item":[{"msgtype":"text","text":{"content":"@城运助手 这里有垃圾"}},{"msgtype":"image","image":{"url":"https://p/1"}},{"msgtype":"image","image":{"url":"https://p/2"}}]}}
        """;

    public static string App(string rest) =>
        $"<xml><ToUserName><![CDATA[wwtown]]></ToUserName><FromUserName><![CDATA[li]]></FromUserName><CreateTime>1772424000</CreateTime>{rest}<AgentID>1</AgentID></xml>";

    public static string Robot(string rest) => $$$"""{"msgid":"m2","aibotid":"bot","chattype":"single","from":{"userid":"li"},{{{rest}}}}""";
}
