using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

[Collection(LocalHostTests.Name)]
public sealed class HttpTests(TestWorkerHost host)
{
    [Fact]
    public async Task A_request_reaches_its_function_as_it_was_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "echo/wang/7?a=b%20c") { Content = new StringContent("心") };
        request.Headers.Add("x-ms-invocation-id", "forged");
        using var answer = await host.Http.SendAsync(request);
        var echo = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(("wang", 7, "心"), (echo!["name"]!.GetValue<string>(), echo["number"]!.GetValue<int>(), echo["body"]!.GetValue<string>()));
        Assert.Equal(("?a=b%20c", host.Host.BaseAddress.Authority), (echo["query"]!.GetValue<string>(), echo["host"]!.GetValue<string>()));
        Assert.True(Guid.TryParse(echo["invocation"]!.GetValue<string>(), out _));
    }

    [Fact]
    public async Task A_body_of_six_megabytes_comes_back_whole()
    {
        var body = new string('x', 6_000_000);
        using var answer = await host.Http.PostAsync(new Uri("echo/big", UriKind.Relative), new StringContent(body));
        var echo = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(body.Length, echo!["body"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("echo/wang/seven", HttpStatusCode.NotFound)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task What_matches_no_route_is_not_found(string path, HttpStatusCode expected)
    {
        using var answer = await host.Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(""));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_function_that_throws_answers_500_and_the_log_says_why()
    {
        using var answer = await host.Http.GetAsync(new Uri("fail", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        await host.Log.LineAsync("Failed on purpose at /test/fail");
    }

    [Fact]
    public async Task Settings_of_the_options_reach_the_worker()
    {
        Assert.Equal("SharedTests", await host.Http.GetStringAsync(new Uri("settings/HubName", UriKind.Relative)));
        Assert.Equal(host.Host.BaseAddress.Authority, await host.Http.GetStringAsync(new Uri("settings/WEBSITE_HOSTNAME", UriKind.Relative)));
    }

    [Fact]
    public void The_host_knows_the_functions_and_their_routes()
    {
        var echo = Assert.Single(host.Host.Functions, function => function.Name == "Echo");
        Assert.Equal("echo/{name}/{number:int?}", echo.Route);
        Assert.Null(host.Host.Functions.Single(function => function.Name == "TakeText").Route);
    }
}
