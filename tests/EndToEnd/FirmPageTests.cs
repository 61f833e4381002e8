using Microsoft.Playwright;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The firm's page in a real browser, as small as a phone. Skipped where no Chromium is installed; CI installs one.</summary>
[Collection(TownTests.Name)]
public sealed class FirmPageTests(TownFixture fixture)
{
    /// <summary>Milliseconds.</summary>
    private const float Patience = 120_000;

    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    [Fact]
    public async Task A_shopkeeper_hands_both_papers_in_on_a_phone()
    {
        Assert.SkipWhen(Chromium is null, "No Chromium is installed.");
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "page-a");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, Locale = "zh-CN" });
        page.SetDefaultTimeout(Patience);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(new Uri(fixture.Town.Host.BaseAddress, firm.Path).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));

        await HandInAsync(page, FirmUnderOrder.Paper, "合同.txt", [.. "no paper"u8]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("只收", new LocatorAssertionsToContainTextOptions { Timeout = Patience });
        await HandInAsync(page, FirmUnderOrder.Paper, "合同.pdf", Documents.Pdf());
        await ShowsAsync(page, "已交，待审核", times: 1);
        await HandInAsync(page, "油脂清运台账", "台账.jpg", Pictures.Jpeg());
        await ShowsAsync(page, "已交，待审核", times: 2);
        Assert.Equal(0, await page.GetByRole(AriaRole.Alert).CountAsync());

        using var verifier = TownCaller.Verifier(fixture.Town);
        await verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"{{FirmUnderOrder.Paper}}","accepted":true}""");
        await verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"油脂清运台账","accepted":false,"reason":"<b>缺一月</b>"}""");
        await page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await ShowsAsync(page, "已通过", times: 1);
        await ShowsAsync(page, "退回：<b>缺一月</b>", times: 1);
        Assert.Equal(1, await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传" }).CountAsync());
        Assert.DoesNotContain(complaints, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static async Task HandInAsync(IPage page, string paper, string name, byte[] file)
    {
        var form = page.Locator("form").Filter(new LocatorFilterOptions { Has = page.GetByLabel(paper) });
        await form.GetByLabel(paper).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "上传" }).ClickAsync();
    }

    /// <summary>Waits for what the page has to say, however long the answer takes.</summary>
    private static Task ShowsAsync(IPage page, string text, int times) =>
        Expect(page.GetByText(text, new PageGetByTextOptions { Exact = true })).ToHaveCountAsync(times, new LocatorAssertionsToHaveCountOptions { Timeout = Patience });
}
