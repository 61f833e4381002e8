using System.Xml;
using System.Xml.Linq;

namespace Xinjing.Serverless.WeCom;

/// <summary>XML of the platform: flat, small, and without a document type, so there are no entities to follow or to expand.</summary>
internal static class PlatformXml
{
    private const int MostCharacters = 1 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <returns><c>null</c> when it is no XML, or has more in it than the platform's.</returns>
    public static XElement? TryRead(string text)
    {
        try
        {
            using var source = new StringReader(text);
            using var reader = XmlReader.Create(source, Settings);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The text of a child; <c>null</c> when there is none, or an empty one.</summary>
    public static string? Field(this XElement message, string name) => message.Element(name)?.Value is { Length: > 0 } text ? text : null;
}
