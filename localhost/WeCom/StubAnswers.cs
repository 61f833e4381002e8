using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.WeCom;

internal static class StubAnswers
{
    public static JsonObject Ok() => Refused(0, "ok");

    public static JsonObject Refused(int code, string message) => new() { ["errcode"] = code, ["errmsg"] = message };
}
