using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class CaseIdTests
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Property]
    public bool The_same_order_on_the_same_day_gives_the_same_case(string sourceId) =>
        CaseId.Create("hotline", sourceId, SampleTown.Noon) == CaseId.Create("hotline", sourceId, SampleTown.Noon.AddHours(1));

    [Property]
    public void One_wrong_digit_shows(string sourceId, byte at, byte digit)
    {
        var id = CaseId.Create("hotline", sourceId, SampleTown.Noon);
        var index = 2 + (at % (id.Length - 2));
        var wrong = $"{id[..index]}{Digits[digit % Digits.Length]}{id[(index + 1)..]}";
        Assert.True(CaseId.IsValid(id));
        Assert.Equal(wrong == id, CaseId.IsValid(wrong));
    }

    [Fact]
    public void The_day_is_that_of_Shanghai() =>
        Assert.StartsWith("XJ260302", CaseId.Create("hotline", "HL-1", new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero)), StringComparison.Ordinal);
}
