using System.Text;
using System.Xml.Linq;
using HeaderGenerator.Model;

namespace HeaderGenerator.Documentation;

/// <summary>Turns the markup of a documentation part into plain blocks of text with C names.</summary>
internal sealed class DocTextReader
{
    private readonly string _fullName;
    private readonly IReadOnlyDictionary<string, string> _cNames;
    private readonly List<DocBlock> _blocks = [];
    private readonly StringBuilder _pending = new();
    private DocBlockKind _kind = DocBlockKind.Paragraph;

    private DocTextReader(string fullName, IReadOnlyDictionary<string, string> cNames)
    {
        _fullName = fullName;
        _cNames = cNames;
    }

    /// <summary>Reads one part, such as a summary.</summary>
    /// <param name="part">The part; null gives empty text.</param>
    /// <param name="fullName">The documented member, for messages.</param>
    /// <param name="cNames">From documentation ids to the names in C that a cref may stand for.</param>
    /// <exception cref="GenerationException">There is markup, a cref or a character that a C comment cannot show.</exception>
    public static DocText Read(XElement? part, string fullName, IReadOnlyDictionary<string, string> cNames)
    {
        if (part is null)
        {
            return DocText.Empty;
        }

        var reader = new DocTextReader(fullName, cNames);
        reader.ReadNodes(part.Nodes());
        reader.Flush();
        return new DocText(reader._blocks);
    }

    private void ReadNodes(IEnumerable<XNode> nodes)
    {
        foreach (XNode node in nodes)
        {
            if (node is XText text)
            {
                _pending.Append(text.Value);
            }
            else if (node is XElement element)
            {
                ReadElement(element);
            }
        }
    }

    private void ReadElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "c" or "b" or "i":
                ReadNodes(element.Nodes());
                break;
            case "para":
                Flush();
                ReadNodes(element.Nodes());
                Flush();
                break;
            case "br":
                Flush();
                break;
            case "code":
                Flush();
                Add(DocBlockKind.Code, Dedent(element.Value));
                break;
            case "list":
                ReadList(element);
                break;
            case "paramref" or "typeparamref":
                _pending.Append((string?)element.Attribute("name"));
                break;
            case "see" or "seealso":
                ReadReference(element);
                break;
            case string tag:
                throw GenerationException.At(_fullName, $"its documentation uses <{tag}>, which the header cannot show");
        }
    }

    private void ReadList(XElement list)
    {
        Flush();
        foreach (XElement item in list.Elements("item"))
        {
            _kind = DocBlockKind.Item;
            if (item.Element("term") is { } term)
            {
                ReadNodes(term.Nodes());
                _pending.Append(": ");
            }

            ReadNodes((item.Element("description") ?? item).Nodes());
            Flush();
            _kind = DocBlockKind.Paragraph;
        }
    }

    private void ReadReference(XElement reference)
    {
        if ((string?)reference.Attribute("cref") is { } cref)
        {
            _pending.Append(_cNames.TryGetValue(cref, out string? name)
                ? name
                : throw GenerationException.At(
                    _fullName, $"its documentation refers to {cref}, which is neither an export nor a macro"));
        }
        else if (reference.IsEmpty)
        {
            _pending.Append((string?)reference.Attribute("langword") ?? (string?)reference.Attribute("href"));
        }
        else
        {
            ReadNodes(reference.Nodes());
        }
    }

    private void Flush()
    {
        string[] words = _pending.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _pending.Clear();
        if (words.Length > 0)
        {
            Add(_kind, string.Join(' ', words));
        }
    }

    private void Add(DocBlockKind kind, string text)
    {
        if (text.Any(c => c is not ('\n' or (>= ' ' and <= '~'))))
        {
            throw GenerationException.At(_fullName, $"its documentation is not plain ASCII: \"{text}\"");
        }

        if (text.Contains("*/", StringComparison.Ordinal) || text.Contains("/*", StringComparison.Ordinal))
        {
            throw GenerationException.At(_fullName, $"its documentation would begin or end a C comment: \"{text}\"");
        }

        _blocks.Add(new DocBlock(kind, text));
    }

    private static string Dedent(string code)
    {
        List<string> lines = [.. code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        lines.RemoveRange(0, lines.TakeWhile(line => line.Length == 0).Count());
        int length = lines.FindLastIndex(line => line.Length > 0) + 1;
        lines.RemoveRange(length, lines.Count - length);
        int indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
