namespace HeaderGenerator.Tests;

/// <summary>The list that the C code in front of the exports is made from.</summary>
[TestFixture]
internal sealed class FrontTests
{
    private static readonly string Front = CompiledExports.Generate("""
        namespace Sample
        {
            internal static unsafe class Exports
            {
                /// <summary>Adds.</summary>
                /// <param name="a">One.</param>
                /// <param name="b">Another one.</param>
                /// <returns>The sum.</returns>
                [UnmanagedCallersOnly(EntryPoint = "managed_add")]
                [Elsewhere.SecondName("add!")]
                private static long Add(long* a, [C99Type("const double *")] double* b) => 0;

                /// <summary>Gives a text.</summary>
                /// <returns>The text.</returns>
                [Elsewhere.CFunction("text")]
                [return: C99Type("const char *")]
                private static byte* Text() => null;

                [UnmanagedCallersOnly(EntryPoint = "internal_start")]
                private static long Start() => 0;
            }

            [Elsewhere.LapackNames]
            internal static unsafe class Lapack
            {
                [UnmanagedCallersOnly(EntryPoint = "managed_dfactor_")]
                private static void Factor(long* n, double* a, long* info) { }

                [UnmanagedCallersOnly(EntryPoint = "managed_dswap_")]
                private static void Swap(int* n, double* a) { }

                [UnmanagedCallersOnly(EntryPoint = "managed_LAPACKE_dfactor")]
                private static int Lapacke(int layout, double* a) => 0;

                [UnmanagedCallersOnly(EntryPoint = "managed_LAPACKE_dcheck_64")]
                [return: C99Type("lapack_logical")]
                private static long Check(int layout, long n, double* a) => 0;

                [UnmanagedCallersOnly(EntryPoint = "managed_LAPACKE_dcopy_64")]
                private static void Copy(int layout, long n, double* a) { }
            }
        }
        """).Front;

    [TestCase("FUNCTION(int64_t, add, (int64_t *a, const double *b), (a, b))")]
    [TestCase("TWIN(\"add!\", add)")]
    [TestCase("ARGUMENTS(\"add\", \"a\\0b\\0\")")]
    [TestCase("ARGUMENTS(\"text\", \"\")")]
    [TestCase("FORTRAN(dfactor_, int64_t, (int64_t *n, double *a, int64_t *info), (n, a, info))")]
    [TestCase("WITHOUT_INFO(dswap_, int32_t, (int32_t *n, double *a), (n, a))")]
    [TestCase("LAPACKE(LAPACKE_dfactor, int32_t, (int32_t layout, double *a), (layout, a))")]
    [TestCase("LOGICAL(LAPACKE_dcheck_64, int64_t, (int32_t layout, int64_t n, double *a), (layout, n, a))")]
    [TestCase("WITHOUT_INFO(LAPACKE_dcopy_64, int64_t, (int32_t layout, int64_t n, double *a), (layout, n, a))")]
    [TestCase("ARGUMENTS(\"LAPACKE_dfactor\", \"layout\\0a\\0\")")]
    public void HasLine(string line) => Assert.That(Front.Split('\n'), Does.Contain(line));

    [TestCase("FUNCTION(const char *, text")]
    [TestCase("start")]
    [TestCase("managed_")]
    public void HasNot(string text) => Assert.That(Front, Does.Not.Contain(text));
}
