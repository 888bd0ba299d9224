using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace ExportGenerator;

/// <summary>The documentation of a method for one of several types.</summary>
internal static class Documentation
{
    private const string First = "first";
    private const string Others = "others";
    private const string Real = "real";
    private const string Complex = "complex";

    /// <summary>The lines of a documentation comment.</summary>
    /// <param name="xml">The compiler's XML for a member; may be empty.</param>
    /// <param name="type">The type it is for.</param>
    /// <param name="all">All types, whose names are elements, too.</param>
    public static IEnumerable<string> Lines(string xml, ElementType type, EquatableArray<ElementType> all)
    {
        if (xml.Length == 0)
        {
            return [];
        }

        XElement member = XElement.Parse(type.Fill(xml), LoadOptions.PreserveWhitespace);
        string[] choices = [First, Others, Real, Complex, .. all.Select(other => other.Name)];
        foreach (XElement choice in member.Descendants().Where(element => choices.Contains(element.Name.LocalName)).ToList())
        {
            string name = choice.Name.LocalName;
            bool stays = name switch
            {
                First => type.IsFirst,
                Others => !type.IsFirst,
                Real => type.Real is null,
                Complex => type.Real is not null,
                _ => name == type.Name,
            };
            choice.ReplaceWith(stays ? choice.Nodes() : null);
        }

        return member.Elements()
            .Where(part => part.Name.LocalName != "typeparam" && (part.HasElements || part.Value.Trim().Length > 0))
            .SelectMany(part => part.ToString(SaveOptions.DisableFormatting).Split('\n'))
            .Select(line => "/// " + line.Trim());
    }
}
