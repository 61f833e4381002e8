using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>The data in <c>seeds/</c>, as copied beside the tests.</summary>
internal static class Seeds
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static ReferenceData Town { get; } = ReferenceFiles.Load(Directory);

    public static ReferenceData Demo { get; } = ReferenceFiles.Load(Directory, ReferenceFile.DemoServiceLevels);
}
