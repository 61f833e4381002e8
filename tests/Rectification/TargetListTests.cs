using System.Text;
using MiniExcelLibs;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Reference;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

public sealed class TargetListTests
{
    private const string Header = "企业名称,行业,经营地址,路段,统一社会信用代码,责任部门\n";

    [Theory]
    [InlineData("sewage", 12)]
    [InlineData("religious-affairs", 3)]
    [InlineData("language-script", 3)]
    [InlineData("waste-sorting", 3)]
    public async Task The_sample_list_of_every_template_can_be_listed_whole(string template, int count)
    {
        var rows = await ReadAsync(await File.ReadAllBytesAsync(Path.Combine(Seeds.Directory, "samples", $"targets-{template}.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(count, rows.Count);
        var campaign = Of(template);
        Assert.All(rows, row => Assert.Null(LifecycleOf(campaign).Decide(state: null, new ListTarget("ZG", row.Entry!, FoundOnStreet: false), Dispatcher, Start).Rejection));
        Assert.Equal(count, rows.Select(r => RectificationId.Create(campaign, r.Entry!.Key)).Distinct().Count());
    }

    [Fact]
    public async Task A_list_may_name_the_firms_accounts_in_the_chat() =>
        Assert.Equal("firm-1", (await ReadAsync("企业名称,行业,地址,企业微信账号\n甲,餐饮,剑河路1号,firm-1\n"))[0].Entry!.Account);

    [Fact]
    public async Task A_department_may_be_named_by_its_name()
    {
        var entry = (await ReadAsync(Header + "甲,餐饮,剑河路1号,,91310105MA1FW00001,生态环境\n"))[0].Entry!;
        Assert.Equal(("shengtai", "91310105MA1FW00001"), (entry.Unit, entry.Key));
    }

    [Fact]
    public async Task Workbooks_json_and_gb18030_say_the_same()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = Header + "阿婆面馆,餐饮,剑河路600号,,,\n";
        using var book = new MemoryStream();
        await book.SaveAsAsync(new[] { new Dictionary<string, object>(StringComparer.Ordinal) { ["企业名称"] = "阿婆面馆", ["行业"] = "餐饮", ["经营地址"] = "剑河路600号" } }, cancellationToken: TestContext.Current.CancellationToken);
        var json = """[{"name":"阿婆面馆","kind":"餐饮","address":"剑河路600号"}]""";
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(csv), Encoding.GetEncoding("GB18030").GetBytes(csv), book.ToArray(), Encoding.UTF8.GetBytes(json) })
            Assert.Equal(new TargetEntry { Name = "阿婆面馆", Kind = "餐饮", Address = "剑河路600号" }, Assert.Single(await ReadAsync(bytes)).Entry);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_costs_itself_alone()
    {
        var rows = await ReadAsync(Header + "甲,餐饮,剑河路1号,,,\n\"乙,餐饮\n丙,餐饮,剑河路3号,,,\n");
        Assert.Equal(["甲", null, "丙"], rows.Select(r => r.Entry?.Name));
        Assert.NotNull(rows[1].Problem);
    }

    [Theory]
    [InlineData("", "batch-empty")]
    [InlineData("企业名称,地址\n甲,剑河路1号\n", "batch-header-wrong")]
    [InlineData("企业名称,行业,地址\n", "batch-empty")]
    [InlineData("[{\"name\":\"甲\",\"kind\":\"餐饮\",\"address\":\"剑河路1号\"},", "batch-unreadable")]
    [InlineData("PK\u0003\u0004 broken", "batch-unreadable")]
    public async Task A_file_that_is_no_list_is_refused_whole(string text, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<BatchRefusedException>(() => ReadAsync(text))).Code);

    [Fact]
    public async Task A_list_has_its_limit()
    {
        var rows = string.Concat(Enumerable.Range(0, TargetList.MostRows + 1).Select(n => $"甲{n},餐饮,剑河路{n}号,,,\n"));
        Assert.Equal("batch-too-many-rows", (await Assert.ThrowsAsync<BatchRefusedException>(() => ReadAsync(Header + rows))).Code);
    }

    [Fact]
    public async Task The_missing_columns_and_those_seen_are_named()
    {
        var refused = await Assert.ThrowsAsync<BatchRefusedException>(() => ReadAsync("店名,地址\n甲,剑河路1号\n"));
        Assert.Equal(["name (企业名称 / 单位名称 / 名称 / 店招 / name)", "kind (类型 / 行业 / 类别 / kind)"], refused.MissingColumns);
        Assert.Equal(["店名", "地址"], refused.SeenColumns);
    }

    private static Task<IReadOnlyList<TargetRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<IReadOnlyList<TargetRow>> ReadAsync(byte[] bytes)
    {
        using var body = new MemoryStream(bytes);
        return await TargetList.ReadAsync(body, mediaType: null, Seeds.Town, TestContext.Current.CancellationToken);
    }
}
