using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class EvidenceOptionsTests
{
    [Theory]
    [InlineData("MaxBytes", "20000000", true)]
    [InlineData("MaxBytes", "0", false)]
    [InlineData("MaxDecodesAtOnce", "0", false)]
    [InlineData("MaxSide", "65536", false)]
    [InlineData("TemporaryFolder", "", false)]
    public async Task Limits_come_from_settings_and_must_make_sense(string name, string value, bool valid)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"Evidence:{name}", value)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddEvidence().BuildServiceProvider();
        var thrown = Record.Exception(() => services.GetRequiredService<EvidenceIntake>());
        Assert.Equal(valid, thrown is not OptionsValidationException);
    }
}
