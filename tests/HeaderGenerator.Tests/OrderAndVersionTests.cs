using System.Text.RegularExpressions;

namespace HeaderGenerator.Tests;

/// <summary>What comes in which order, and what the assembly itself gives.</summary>
[TestFixture]
internal sealed class OrderAndVersionTests
{
    private const string Source = """
        namespace B
        {
            [C99DeclCode("/* of type B.Z, one */")]
            [C99DeclCode("/* of type B.Z, two */")]
            internal static class Z
            {
                /// <summary>Z.</summary>
                [Elsewhere.CMacro("OF_Z")] internal const int One = 1;

                /// <summary>Second by name.</summary>
                [UnmanagedCallersOnly(EntryPoint = "z2")] private static void Z2() { }

                /// <summary>First by name.</summary>
                [UnmanagedCallersOnly(EntryPoint = "z1")] private static void Z1() { }

                /// <summary>Nested.</summary>
                internal static class Inner
                {
                    /// <summary>Nested.</summary>
                    [UnmanagedCallersOnly(EntryPoint = "inner")] private static void Nested() { }
                }
            }
        }

        namespace A
        {
            internal static class Late
            {
                /// <summary>Late.</summary>
                [Elsewhere.CMacro("OF_LATE")] internal const int One = 1;

                /// <summary>Late.</summary>
                [UnmanagedCallersOnly(EntryPoint = "late")]
                [C99DeclCode("/* of method A.Late.M */")]
                private static void M() { }

                [UnmanagedCallersOnly]
                private static void CallbackWithoutName() { }

                [UnmanagedCallersOnly(CallConvs = new[] { typeof(System.Runtime.CompilerServices.CallConvCdecl) })]
                private static void CallbackWithConvention() { }
            }
        }
        """;

    private static readonly GeneratedFiles Files = CompiledExports.Generate(Source);

    [Test]
    public void TypesByNameAndMembersAsDeclared()
    {
        string[] expected =
        [
            "OF_LATE", "OF_Z",
            "of method A.Late.M", "of type B.Z, one", "of type B.Z, two",
            "late(", "z2(", "z1(", "inner(",
        ];
        IEnumerable<string> found = Regex
            .Matches(Files.Header, @"#define (?<x>OF_\w+)|/\* (?<x>of .*) \*/|^void (?<x>\w+\()", RegexOptions.Multiline)
            .Select(match => match.Groups["x"].Value);
        Assert.That(found, Is.EqualTo(expected));
    }

    [Test]
    public void MethodsWithoutANameAreNotExports() => Assert.That(Files.Header, Does.Not.Contain("Callback"));

    [Test]
    public void VersionIsThatOfTheAssembly() => Assert.Multiple(() =>
    {
        Assert.That(Files.Header, Does.Contain("""
            #define RECURSIVE_LU_VERSION_MAJOR 3
            #define RECURSIVE_LU_VERSION_MINOR 14
            #define RECURSIVE_LU_VERSION_PATCH 15
            #define RECURSIVE_LU_VERSION "3.14.15"

            """));
        Assert.That(Files.PInvoke, Does.Contain("public const string HeaderVersion = \"3.14.15\";\n"));
    });

    [Test]
    public void BadArgumentIsThereOnlyIfTheHeaderHasIt([Values] bool defined)
    {
        string code = defined ? "#define RECURSIVE_LU_BAD_ARGUMENT(i) (i)" : "/* RECURSIVE_LU_BAD_ARGUMENT */";
        GeneratedFiles files = CompiledExports.Generate(
            $"namespace Sample {{ [C99DeclCode(\"{code}\")] internal static class Exports; }}");
        Assert.That(files.PInvoke.Contains("BadArgument(int position)", StringComparison.Ordinal), Is.EqualTo(defined));
    }
}
