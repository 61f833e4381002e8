using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>The sections of a bulletin in the order in which they are read. A new subject is one more line here.</summary>
internal static class BulletinSections
{
    /// <param name="at">UTC; when the bulletin is made.</param>
    public static IReadOnlyList<BulletinSection> Of(BulletinFigures figures, ReferenceData data, DateTimeOffset at)
    {
        IEnumerable<BulletinSection?> sections =
        [
            CaseSection.Of(figures),
            OverdueSection.Of(figures, data, at),
            HotlineSection.Of(figures),
            UnitSection.Of(figures, data),
            CampaignSection.Of(figures),
            ProvisionalSection.Of(figures),
        ];
        return [.. sections.OfType<BulletinSection>()];
    }
}
