using System.Xml.Linq;
using HeaderGenerator.Model;

namespace HeaderGenerator.Documentation;

/// <summary>The compiler's documentation file, with inheritdoc resolved inside it.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the file.</summary>
    public static XmlDocumentation Load(string path)
    {
        XElement root = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!;
        var members = new Dictionary<string, XElement>();
        foreach (XElement member in root.Elements("members").Elements("member"))
        {
            members[(string?)member.Attribute("name") ?? ""] = member;
        }

        return new XmlDocumentation(members);
    }

    /// <summary>The parts of one member's documentation, its own ones before inherited ones.</summary>
    /// <param name="docId">The member's documentation id.</param>
    /// <param name="fullName">The member, for messages.</param>
    /// <exception cref="GenerationException">An inheritdoc cannot be followed.</exception>
    public IReadOnlyList<XElement> Parts(string docId, string fullName) => Parts(docId, fullName, []);

    private List<XElement> Parts(string docId, string fullName, HashSet<string> visited)
    {
        if (!visited.Add(docId))
        {
            throw GenerationException.At(fullName, "its inheritdoc leads back to itself");
        }

        if (!_members.TryGetValue(docId, out XElement? member))
        {
            return [];
        }

        List<XElement> parts = [.. member.Elements().Where(part => part.Name != "inheritdoc")];
        foreach (XElement inherit in member.Elements("inheritdoc"))
        {
            string source = Source(inherit, fullName);
            parts.AddRange(Parts(source, fullName, visited).Where(part => !parts.Exists(own => Key(own) == Key(part))));
        }

        return parts;
    }

    private string Source(XElement inherit, string fullName)
    {
        if (inherit.Attribute("path") is not null)
        {
            throw GenerationException.At(fullName, "inheritdoc with a path is not supported");
        }

        string source = (string?)inherit.Attribute("cref")
            ?? throw GenerationException.At(fullName, "inheritdoc without a cref: an export overrides nothing");
        return _members.ContainsKey(source)
            ? source
            : throw GenerationException.At(fullName, $"inherits its documentation from {source}, which has none");
    }

    private static (string Tag, string? Name) Key(XElement part) => (part.Name.LocalName, (string?)part.Attribute("name"));
}
