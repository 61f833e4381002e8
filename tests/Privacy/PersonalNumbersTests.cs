using FsCheck;
using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Privacy;
using Xunit;

namespace Xinjing.Serverless.Tests.Privacy;

public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("请打13800000002", "请打138****0002")]
    [InlineData("138-0000-0002或 139 0000 0007。", "138****0002或 139****0007。")]
    [InlineData("+8613800000002", "+86****0002")]
    [InlineData("１３８００００００００２", "１３８００００００００２")]
    [InlineData("１３８０００００００２", "１３８****０００２")]
    [InlineData("身份证310105199001011234，另一张31010519900101123X", "身份证310****1234，另一张310****123X")]
    [InlineData("家里021-62345678", "家里021****5678")]
    [InlineData("工单20260302138000000021，2026-03-02 13:45，剑河路1380弄2号", "工单20260302138000000021，2026-03-02 13:45，剑河路1380弄2号")]
    [InlineData("12345热线", "12345热线")]
    public void The_middle_of_a_number_that_leads_to_somebody_is_taken_out(string said, string masked) => Assert.Equal(masked, PersonalNumbers.Mask(said));

    [Fact]
    public void An_office_may_be_named_in_the_log_and_a_person_may_not()
    {
        Assert.False(PersonalNumbers.AreIn("物业021-62345678"));
        Assert.True(PersonalNumbers.AreIn("张经理13900000007"));
        Assert.False(PersonalNumbers.AreIn(null));
    }

    /// <summary>Whatever stands around it, but more digits.</summary>
    [Property]
    public bool No_number_survives(PositiveInt ending, NonNull<string> before, NonNull<string> after)
    {
        var number = $"139{ending.Get % 100_000_000:D8}";
        var text = $"{before.Get.TrimEnd([.. "0123456789０１２３４５６７８９"])}电{number}话{after.Get}";
        var masked = PersonalNumbers.Mask(text);
        return !masked.Contains(number, StringComparison.Ordinal) && !PersonalNumbers.AreIn(masked) && PersonalNumbers.Mask(masked) == masked;
    }

    [Theory]
    [InlineData("62345678", "****78")]
    [InlineData("6234567", "****67")]
    [InlineData("110", "****")]
    [InlineData("02162345678", "021****5678")]
    [InlineData("13800000002", "138****0002")]
    public void Of_a_short_phone_only_the_end_is_shown(string phone, string shown) => Assert.Equal(shown, new Reporter(Phone: phone).Masked().Phone);

    [Fact]
    public void Of_where_somebody_lives_the_road_is_shown_at_most() =>
        Assert.Equal(new Reporter("贾**", null, "剑河路***"), new Reporter("贾市民", null, "剑河路600弄3号502室").Masked());
}
