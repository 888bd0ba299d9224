namespace HeaderGenerator.Tests;

/// <summary>How types of .NET become types of C and of the P/Invoke class.</summary>
[TestFixture]
internal sealed class TypeMapTests
{
    private const string Types = """
        namespace Sample
        {
            internal enum Small : byte { One = 1 }
            internal enum Plain { One = 1 }
            internal struct Point { public double X; }
            internal static class Outer { internal enum Inner : ulong { One = 1 } }
        }

        """;

    [TestCase("sbyte", "int8_t ", "sbyte")]
    [TestCase("byte", "uint8_t ", "byte")]
    [TestCase("short", "int16_t ", "short")]
    [TestCase("ushort", "uint16_t ", "ushort")]
    [TestCase("int", "int32_t ", "int")]
    [TestCase("uint", "uint32_t ", "uint")]
    [TestCase("long", "int64_t ", "long")]
    [TestCase("ulong", "uint64_t ", "ulong")]
    [TestCase("nint", "intptr_t ", "nint")]
    [TestCase("nuint", "uintptr_t ", "nuint")]
    [TestCase("IntPtr", "intptr_t ", "nint")]
    [TestCase("UIntPtr", "uintptr_t ", "nuint")]
    [TestCase("float", "float ", "float")]
    [TestCase("double", "double ", "double")]
    [TestCase("void*", "void *", "void*")]
    [TestCase("void**", "void **", "void**")]
    [TestCase("double*", "double *", "double*")]
    [TestCase("byte***", "uint8_t ***", "byte***")]
    [TestCase("nint*", "intptr_t *", "nint*")]
    [TestCase("Small", "uint8_t ", "byte")]
    [TestCase("Plain*", "int32_t *", "int*")]
    [TestCase("Outer.Inner", "uint64_t ", "ulong")]
    [TestCase("delegate* unmanaged<int, double*, long>", "intptr_t ", "nint")]
    [TestCase("delegate* unmanaged[Cdecl, SuppressGCTransition]<void>", "intptr_t ", "nint")]
    [TestCase("delegate* unmanaged<void>*", "intptr_t *", "nint*")]
    public void Mapped(string type, string c, string csharp)
    {
        GeneratedFiles files = CompiledExports.Generate(Types + CompiledExports.Class($$"""
            /// <summary>Gives what it takes.</summary>
            /// <param name="value">What it takes.</param>
            /// <returns>The same.</returns>
            [UnmanagedCallersOnly(EntryPoint = "same")]
            private static {{type}} Same({{type}} value) => value;
            """));
        Assert.Multiple(() =>
        {
            Assert.That(files.Header, Does.Contain($"\n{c}same({c}value);\n"));
            Assert.That(files.PInvoke, Does.Contain($"public static partial {csharp} Same({csharp} value);\n"));
        });
        Compiler.Check(files.Header);
    }

    [TestCase("char", "byte", "char ", "byte")]
    [TestCase("const double *", "double*", "const double *", "double*")]
    [TestCase("const char *const *", "byte**", "const char *const *", "byte**")]
    [TestCase("struct point *", "Point*", "struct point *", "void*")]
    [TestCase("struct point **", "Point**", "struct point **", "void**")]
    [TestCase("const uint16_t *", "char*", "const uint16_t *", "char*")]
    [TestCase("unsigned char *", "bool*", "unsigned char *", "bool*")]
    [TestCase("callback", "delegate* unmanaged<void>", "callback ", "nint")]
    public void Overridden(string given, string type, string c, string csharp)
    {
        GeneratedFiles files = CompiledExports.Generate(Types + CompiledExports.Class($$"""
            /// <summary>Gives what it takes.</summary>
            /// <param name="value">What it takes.</param>
            /// <returns>The same.</returns>
            [C99DeclCode("struct point;\ntypedef void (*callback)(void);")]
            [UnmanagedCallersOnly(EntryPoint = "same")]
            [return: C99Type("{{given}}")]
            private static {{type}} Same([C99Type("{{given}}")] {{type}} value) => value;
            """));
        Assert.Multiple(() =>
        {
            Assert.That(files.Header, Does.Contain($"\n{c}same({c}value);\n"));
            Assert.That(files.PInvoke, Does.Contain($"public static partial {csharp} Same({csharp} value);\n"));
        });
        Compiler.Check(files.Header);
    }

    [TestCase("sbyte", "-5", "(-5)", "-5")]
    [TestCase("byte", "200", "200", "200")]
    [TestCase("short", "-300", "(-300)", "-300")]
    [TestCase("ushort", "300", "300", "300")]
    [TestCase("int", "7", "7", "7")]
    [TestCase("int", "-7", "(-7)", "-7")]
    [TestCase("int", "int.MinValue", "INT32_MIN", "int.MinValue")]
    [TestCase("int", "int.MinValue + 3", "(INT32_MIN + 3)", "int.MinValue + 3")]
    [TestCase("uint", "1", "1u", "1u")]
    [TestCase("long", "5", "INT64_C(5)", "5L")]
    [TestCase("long", "-5", "(-INT64_C(5))", "-5L")]
    [TestCase("long", "long.MaxValue", "INT64_C(9223372036854775807)", "9223372036854775807L")]
    [TestCase("long", "long.MinValue", "INT64_MIN", "long.MinValue")]
    [TestCase("long", "long.MinValue + 100", "(INT64_MIN + 100)", "long.MinValue + 100")]
    [TestCase("long", "long.MinValue + 1000", "(-INT64_C(9223372036854774808))", "-9223372036854774808L")]
    [TestCase("long", "long.MinValue + int.MaxValue", "(-INT64_C(9223372034707292161))", "-9223372034707292161L")]
    [TestCase("long", "long.MinValue + 2147483648", "(INT64_MIN + 2147483648)", "long.MinValue + 2147483648")]
    [TestCase("long", "long.MinValue + 2147483748", "(INT64_MIN + 2147483648 + 100)", "long.MinValue + 2147483648 + 100")]
    [TestCase("long", "long.MinValue + 2147484648", "(-INT64_C(9223372034707291160))", "-9223372034707291160L")]
    [TestCase("ulong", "ulong.MaxValue", "UINT64_C(18446744073709551615)", "18446744073709551615UL")]
    public void Constant(string type, string value, string c, string csharp)
    {
        GeneratedFiles files = CompiledExports.Generate(CompiledExports.Class($$"""
            /// <summary>A number.</summary>
            [Elsewhere.CMacro("RECURSIVE_LU_A_NUMBER")]
            internal const {{type}} Number = {{value}};
            """));
        Assert.Multiple(() =>
        {
            Assert.That(files.Header, Does.Contain($"/** A number. */\n#define RECURSIVE_LU_A_NUMBER {c}\n"));
            Assert.That(files.PInvoke, Does.Contain($"public const {type} ANumber = {csharp};\n"));
        });
        Compiler.Check(files.Header, "int64_t number(void); int64_t number(void) { return (int64_t)RECURSIVE_LU_A_NUMBER; }");
    }
}
