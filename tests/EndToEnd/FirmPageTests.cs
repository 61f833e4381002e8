using Microsoft.Playwright;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The firm's page in a real browser, as small as a phone. Skipped where no Chromium is installed; CI installs one.</summary>
[Collection(TownTests.Name)]
public sealed class FirmPageTests(TownFixture fixture)
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    [Fact]
    public async Task A_shopkeeper_hands_both_papers_in_on_a_phone()
    {
        Assert.SkipWhen(Chromium is null, "No Chromium is installed.");
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "page-a");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, Locale = "zh-CN" });
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(new Uri(fixture.Town.Host.BaseAddress, firm.Path).AbsoluteUri);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));

        await HandInAsync(page, FirmUnderOrder.Paper, "合同.txt", [.. "no paper"u8]);
        Assert.Contains("只收", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await HandInAsync(page, FirmUnderOrder.Paper, "合同.pdf", Documents.Pdf());
        await HandInAsync(page, "油脂清运台账", "台账.jpg", Pictures.Jpeg());
        Assert.Equal(0, await page.GetByRole(AriaRole.Alert).CountAsync());
        Assert.Equal(2, await page.GetByText("已交，待审核", new PageGetByTextOptions { Exact = true }).CountAsync());

        using var verifier = TownCaller.Verifier(fixture.Town);
        await verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"{{FirmUnderOrder.Paper}}","accepted":true}""");
        await verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"油脂清运台账","accepted":false,"reason":"<b>缺一月</b>"}""");
        await page.ReloadAsync();
        Assert.Equal(1, await page.GetByText("已通过", new PageGetByTextOptions { Exact = true }).CountAsync());
        Assert.Equal(1, await page.GetByText("退回：<b>缺一月</b>").CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传" }).CountAsync());
        Assert.DoesNotContain(complaints, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static async Task HandInAsync(IPage page, string paper, string name, byte[] file)
    {
        var form = page.Locator("form").Filter(new LocatorFilterOptions { Has = page.GetByLabel(paper) });
        await form.GetByLabel(paper).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "上传" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
