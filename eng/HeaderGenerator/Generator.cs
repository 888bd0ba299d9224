using HeaderGenerator.Documentation;
using HeaderGenerator.Metadata;
using HeaderGenerator.Model;
using HeaderGenerator.Output;

namespace HeaderGenerator;

/// <summary>The texts of all files.</summary>
/// <param name="Header">The C header.</param>
/// <param name="PInvoke">The C# source file.</param>
/// <param name="Front">The list of functions that the C code in front of the exports is made from.</param>
internal sealed record GeneratedFiles(string Header, string PInvoke, string Front);

/// <summary>From an assembly and its documentation to the texts: a function of nothing else.</summary>
internal static class Generator
{
    /// <summary>Generates the texts.</summary>
    /// <param name="assemblyPath">The export assembly.</param>
    /// <param name="xmlPath">Its documentation file.</param>
    /// <exception cref="GenerationException">The exports break a rule.</exception>
    public static GeneratedFiles Generate(string assemblyPath, string xmlPath)
    {
        ExportModel model = Read(assemblyPath, xmlPath);
        return new GeneratedFiles(CHeaderWriter.Write(model), PInvokeWriter.Write(model), FrontWriter.Write(model));
    }

    /// <summary>Generates the man pages of section 3: names of files, and their texts.</summary>
    /// <inheritdoc cref="Generate"/>
    public static IReadOnlyList<(string File, string Text)> GenerateManPages(string assemblyPath, string xmlPath) =>
        ManPages.Write(Read(assemblyPath, xmlPath));

    private static ExportModel Read(string assemblyPath, string xmlPath) =>
        ModelBuilder.Build(AssemblyReader.Read(assemblyPath), XmlDocumentation.Load(xmlPath));
}
