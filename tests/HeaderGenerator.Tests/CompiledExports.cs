using HeaderGenerator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HeaderGenerator.Tests;

/// <summary>Small export assemblies, compiled from source in the test.</summary>
internal static class CompiledExports
{
    private const string Preamble = """
        using System;
        using System.Runtime.InteropServices;
        using DNNE;
        [assembly: System.Reflection.AssemblyVersion("3.14.15.9")]

        namespace DNNE
        {
            internal sealed class C99TypeAttribute(string code) : Attribute { public string Code => code; }

            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            internal sealed class C99DeclCodeAttribute(string code) : Attribute { public string Code => code; }
        }

        namespace Elsewhere
        {
            internal sealed class CMacroAttribute(string name) : Attribute { public string Name => name; }

            internal sealed class CFunctionAttribute(string name) : Attribute { public string Name => name; }

            internal sealed class SecondNameAttribute(string name) : Attribute { public string Name => name; }

            internal sealed class LapackNamesAttribute : Attribute;
        }

        """;

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>A documented export without parameters, as the body of a class.</summary>
    public static string Simple(string entryPoint, string method = "Simple") => $$"""
        /// <summary>Gives one.</summary>
        /// <returns>One.</returns>
        [UnmanagedCallersOnly(EntryPoint = "{{entryPoint}}")]
        private static int {{method}}() => 1;

        """;

    /// <summary>The members as those of a class <c>Sample.Exports</c>.</summary>
    public static string Class(string members) => $$"""
        namespace Sample
        {
            internal static unsafe class Exports
            {
                {{members}}
            }
        }
        """;

    /// <summary>Compiles the source, with DNNE's attributes, and generates both files.</summary>
    public static GeneratedFiles Generate(string source)
    {
        using var folder = new ScratchFolder();
        Compile(source, folder["Sample.dll"]);
        return Generator.Generate(folder["Sample.dll"], folder["Sample.xml"]);
    }

    /// <summary>The complaint about the members of <c>Sample.Exports</c>.</summary>
    public static string Refusal(string members) => RefusalOf(Class(members));

    /// <summary>The complaint about the source.</summary>
    public static string RefusalOf(string source) =>
        Assert.Throws<GenerationException>(() => Generate(source))!.Message;

    /// <summary>Compiles the source, with DNNE's attributes, to an assembly and a documentation file beside it.</summary>
    public static void Compile(string source, string assemblyPath)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            Preamble + source, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [tree],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, deterministic: true));
        using FileStream assembly = File.Create(assemblyPath);
        using FileStream documentation = File.Create(Path.ChangeExtension(assemblyPath, ".xml"));
        EmitResult result = compilation.Emit(assembly, xmlDocumentationStream: documentation);
        Assert.That(result.Success, Is.True, () => string.Join('\n', result.Diagnostics));
    }
}
