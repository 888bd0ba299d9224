using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using RecursiveLU.Interop;

namespace HeaderGenerator.Tests;

/// <summary>The committed files, as compilers see them.</summary>
[TestFixture]
internal sealed partial class HeaderCompilationTests
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private static readonly string Header = File.ReadAllText(Repository.Header);

    [Test]
    public void CompilesAsC99AndAsCxx17() => Compiler.Check(Header);

    [Test]
    public void DeclaresFunctionsWithCLinkageAndTheDocumentedTypes() => Compiler.Check(Header, """
        #ifdef __cplusplus
        extern "C" {
        #endif
        int64_t recursive_lu_f64(double *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f32(float *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f64_threaded(double *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f32_threaded(float *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f64_nopiv(double *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f32_nopiv(float *, int64_t, int64_t, int64_t *);
        int64_t recursive_lu_f64_strided(double *, int64_t, int64_t, int64_t, int64_t *, uint32_t);
        int64_t recursive_lu_f32_strided(float *, int64_t, int64_t, int64_t, int64_t *, uint32_t);
        int64_t recursive_lu_f64_solve(char, int64_t, int64_t, const double *, int64_t, const int64_t *, double *, int64_t);
        int64_t recursive_lu_f32_solve(char, int64_t, int64_t, const float *, int64_t, const int64_t *, float *, int64_t);
        const char *recursive_lu_version(void);
        const char *recursive_lu_isa(void);
        int32_t recursive_lu_get_num_threads(void);
        int64_t recursive_lu_set_num_threads(int32_t);
        #ifdef __cplusplus
        }
        #endif
        """);

    [Test]
    public void ConstantsAreTheSameInBothLanguages()
    {
        string[] macros = [.. Macro().Matches(Header).Select(match => match.Groups[1].Value)
            .Where(macro => !macro.StartsWith("RECURSIVE_LU_VERSION", StringComparison.Ordinal))];
        string prints = string.Concat(macros.Select(macro => $"    printf(\"%\" PRId64 \"\\n\", (int64_t){macro});\n"));
        string printed = Compiler.RunProgram(Header, $$"""
            #include <inttypes.h>
            #include <stdio.h>
            int main(void)
            {
            {{prints}}
                printf("%" PRId64 "\n", RECURSIVE_LU_BAD_ARGUMENT(7));
                printf("%d.%d.%d\n", RECURSIVE_LU_VERSION_MAJOR, RECURSIVE_LU_VERSION_MINOR, RECURSIVE_LU_VERSION_PATCH);
                printf("%s\n", RECURSIVE_LU_VERSION);
                return 0;
            }
            """);

        // Both files have the constants in the same order; the two strings of the class come first.
        IEnumerable<string> constants = typeof(RecursiveLuNative).GetFields(Members)
            .Where(field => field.FieldType != typeof(string))
            .Select(field => Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
            .Append(RecursiveLuNative.BadArgument(7))
            .Select(value => value.ToString(CultureInfo.InvariantCulture));
        string[] expected = [.. constants, RecursiveLuNative.HeaderVersion, RecursiveLuNative.HeaderVersion];
        Assert.That(printed.TrimEnd('\n').Split('\n'), Is.EqualTo(expected));
    }

    [Test]
    public void EveryFunctionOfTheHeaderIsInTheClass()
    {
        string[] declared = [.. Function().Matches(Header).Select(match => match.Groups[1].Value)];
        IEnumerable<string?> imported = typeof(RecursiveLuNative).GetMethods(Members)
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint)
            .Where(name => name is not null);
        Assert.Multiple(() =>
        {
            Assert.That(declared, Has.Length.EqualTo(93));
            Assert.That(imported, Is.EqualTo(declared));
        });
    }

    [Test]
    public void TheClassIsImportedWithoutMarshalling()
    {
        // LibraryImport turns a method into a DllImport itself only if nothing needs to be converted.
        MethodInfo[] methods = [.. typeof(RecursiveLuNative).GetMethods(Members)
            .Where(method => method.Name != nameof(RecursiveLuNative.BadArgument))];
        Assert.That(methods, Is.Not.Empty);
        Assert.That(
            methods.Where(method => (method.Attributes & MethodAttributes.PinvokeImpl) == 0).Select(method => method.Name),
            Is.Empty);
        Assert.That(
            methods.Select(method => method.GetCustomAttribute<DllImportAttribute>()!.Value),
            Is.All.EqualTo(RecursiveLuNative.Library));
    }

    [GeneratedRegex(@"^#define (RECURSIVE_LU_\w+) ", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"^[a-z][\w ]*[ *](recursive_lu_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Function();
}
