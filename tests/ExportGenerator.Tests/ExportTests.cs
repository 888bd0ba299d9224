using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace ExportGenerator.Tests;

/// <summary>Exports declared once for all element types.</summary>
[TestFixture]
internal sealed class ExportTests
{
    private const string Solve = """
        namespace RecursiveLU.Native
        {
            internal static unsafe partial class Solves
            {
                /// <summary>Solves a {element} system<first>.</first><others>; as lu_f64.</others></summary>
                /// <typeparam name="T">The element type.</typeparam>
                /// <param name="a">At most {roundoff}<f32>, twice</f32>.</param>
                /// <param name="n">LAPACK's {letter}getrs.</param>
                /// <remarks><first>Only once.</first></remarks>
                [Export("lu_{type}", "lu_{type}!")]
                private static long Solve<T>([Mark("const {c} *")] T* a, T** b, long* n)
                    where T : unmanaged => sizeof(T);
            }
        }
        """;

    [Test]
    public void EachTypeGetsAMethod()
    {
        var generation = new Generation(Solve);
        Assert.Multiple(() =>
        {
            Assert.That(generation.Complaints, Is.Empty);
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(generation.Text, Does.Contain("EntryPoint = \"managed_lu_f64\""));
            Assert.That(generation.Text, Does.Contain("EntryPoint = \"managed_lu_f32\""));
            Assert.That(generation.Text, Does.Contain("SecondName(\"lu_f64!\")").And.Contain("SecondName(\"lu_f32!\")"));
            Assert.That(generation.Text, Does.Contain("MarkAttribute(\"const double *\")"));
            Assert.That(generation.Text, Does.Contain("MarkAttribute(\"const float *\")"));
            Assert.That(generation.Text, Does.Contain("long SolveF32(").And.Contain("float* a, float** b, long* n) =>"));
            Assert.That(generation.Text, Does.Contain("Solve<double>(a, b, n);").And.Contain("Solve<float>(a, b, n);"));
        });
    }

    [Test]
    public void DocumentationIsChosenByType()
    {
        var generation = new Generation(Solve);
        Assert.Multiple(() =>
        {
            Assert.That(generation.DocumentationOf("RecursiveLU.Native.Solves", "SolveF64"), Does
                .Contain("<summary>Solves a double system.</summary>").And
                .Contain("<param name=\"a\">At most 2^-53.</param>").And
                .Contain("LAPACK's dgetrs.").And
                .Contain("<remarks>Only once.</remarks>").And
                .Not.Contain("typeparam"));
            Assert.That(generation.DocumentationOf("RecursiveLU.Native.Solves", "SolveF32"), Does
                .Contain("<summary>Solves a float system; as lu_f64.</summary>").And
                .Contain("<param name=\"a\">At most 2^-24, twice.</param>").And
                .Contain("LAPACK's sgetrs.").And
                .Not.Contain("remarks"));
        });
    }

    [Test]
    public void ComplexTypesAreNamedInC()
    {
        var generation = new Generation("""
            namespace RecursiveLU.Native
            {
                internal static unsafe partial class Solves
                {
                    /// <summary>Solves<complex> {element} numbers</complex><real> numbers</real>.</summary>
                    [Export("lu_{type}")]
                    private static long Solve<T>(T* a)
                        where T : unmanaged => 0;
                }
            }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(generation.Text, Does.Contain("SolveC64([global::DNNE.C99Type(\"pair *\")] System.TimeSpan* a)"));
            Assert.That(generation.DocumentationOf("RecursiveLU.Native.Solves", "SolveC64"), Does.Contain("Solves float complex numbers."));
            Assert.That(generation.DocumentationOf("RecursiveLU.Native.Solves", "SolveF64"), Does.Contain("Solves numbers."));
        });
    }

    [Test]
    public void TypesOfRealNumbersGoWithTheirElementTypes()
    {
        var generation = new Generation("""
            namespace RecursiveLU.Native
            {
                internal static unsafe partial class Errors
                {
                    [Export("error_{type}")]
                    private static long Error<T, TReal>(T* a, TReal* errors)
                        where T : unmanaged
                        where TReal : unmanaged => 0;
                }
            }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(generation.Text, Does.Contain("ErrorF32(float* a, float* errors)"));
            Assert.That(generation.Text, Does.Contain("Error<float, float>(a, errors)"));
            Assert.That(generation.Text, Does.Contain("System.TimeSpan* a, float* errors)"));
            Assert.That(generation.Text, Does.Contain("Error<System.TimeSpan, float>(a, errors)"));
        });
    }

    [TestCase("lu_{typ}", "", "typ")]
    [TestCase("lu_{type}", "{elements}", "elements")]
    public void AWordThatNoTypeHasIsRefusedWhereItStands(string name, string documentation, string word)
    {
        Diagnostic complaint = new Generation($$"""
            namespace RecursiveLU.Native
            {
                internal static unsafe partial class Solves
                {
                    /// <summary>{{documentation}}</summary>
                    [Export("{{name}}")]
                    private static long Solve<T>(T* a)
                        where T : unmanaged => 0;
                }
            }
            """).Complaints.Single();
        Assert.Multiple(() =>
        {
            Assert.That(complaint.Id, Is.EqualTo("RLU001"));
            Assert.That(complaint.GetMessage(), Does.StartWith($"{{{word}}} "));
            Assert.That(complaint.Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(6));
        });
    }

    [Test]
    public void ASmallExportFallsBackOnTheExport()
    {
        var generation = new Generation("""
            namespace RecursiveLU.Native
            {
                internal static unsafe partial class Small
                {
                    [SmallExport("lu_{type}")]
                    private static bool Factor<T>(T* a, long n, uint control, out long info)
                        where T : unmanaged
                    {
                        info = sizeof(T);
                        return n < 5;
                    }
                }
            }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(generation.Text, Does.Contain("RuntimeExport(\"small_lu_f32\")"));
            Assert.That(generation.Text, Does.Contain("RuntimeImport(\"managed_lu_f32\")"));
            Assert.That(generation.Text, Does.Contain("long FactorF32(float* a, long n, uint control) =>"));
            Assert.That(generation.Text, Does.Contain("Factor<float>(a, n, control, out long info) ? info : AnyFactorF32(a, n)"));
        });
    }

    [Test]
    public void LapackNamesAreMadeForTypesAndWidths()
    {
        var generation = new Generation("""
            namespace RecursiveLU.Native.Lapack
            {
                internal static unsafe class Fortran<T, TInt>
                    where T : unmanaged
                    where TInt : unmanaged
                {
                    [FortranName("getrf")]
                    [FortranName("getf2")]
                    public static void Getrf(string name, TInt* m, T* a) { }

                    [SmallFortranName("getrf")]
                    public static bool GetrfSmall(TInt* m, T* a) => false;

                    [LapackeName("getrf", Search = true)]
                    [LapackeName("getrf_work")]
                    public static TInt GetrfOf(string name, TInt m, T* a, bool search) => m;
                }
            }
            """);
        string[] names = ["dgetrf_", "dgetf2_64_", "sgetrf_64_", "LAPACKE_dgetrf", "LAPACKE_sgetrf_work_64"];
        Assert.Multiple(() =>
        {
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(names.Where(name => !generation.Text.Contains($"\"managed_{name}\"", StringComparison.Ordinal)), Is.Empty);
            Assert.That(generation.Text, Does.Contain("void sgetrf_64_(long* m, float* a) =>"));
            Assert.That(generation.Text, Does.Contain("Fortran<float, long>.Getrf(\"sgetrf_64_\", m, a);"));
            Assert.That(generation.Text, Does.Contain("RuntimeExport(\"small_dgetrf_64_\")"));
            Assert.That(generation.Text, Does.Contain("bool small_sgetrf_(int* m, float* a) =>"));
            Assert.That(generation.Text, Does.Contain("Fortran<float, int>.GetrfSmall(m, a);"));
            Assert.That(generation.Text, Does.Contain("int LAPACKE_dgetrf_work(int m, double* a) =>"));
            Assert.That(generation.Text, Does.Contain("GetrfOf(\"LAPACKE_dgetrf\", m, a, search: true);"));
            Assert.That(generation.Text, Does.Contain("GetrfOf(\"LAPACKE_dgetrf_work\", m, a, search: false);"));
        });
    }

    [Test]
    public void LapackNamesOfComplexTypesGoWithTypesOfRealNumbersAndLetters()
    {
        var generation = new Generation("""
            namespace RecursiveLU.Native.Lapack
            {
                internal static unsafe class Fortran<T, TReal, TInt>
                    where T : unmanaged
                    where TReal : unmanaged
                    where TInt : unmanaged
                {
                    [FortranName("gecon", Letters = "sd")]
                    public static void Gecon(string name, T* a, TReal* rcond, TInt* iwork) { }

                    [FortranName("gecon", Letters = "c")]
                    public static void Gecon(string name, T* a, TReal* rcond, TReal* rwork) { }

                    [LapackeName("geequ", Letters = "c")]
                    [return: Mark("result")]
                    public static TInt Geequ(string name, TInt m, [Mark("{c}")] T* a) => m;
                }
            }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(generation.Errors, Is.Empty);
            Assert.That(generation.Text, Does.Contain("void dgecon_(double* a, double* rcond, int* iwork) =>"));
            Assert.That(generation.Text, Does.Contain("Fortran<double, double, int>.Gecon(\"dgecon_\", a, rcond, iwork);"));
            Assert.That(generation.Text, Does.Contain(
                "void cgecon_64_([global::DNNE.C99Type(\"pair *\")] System.TimeSpan* a, float* rcond, float* rwork) =>"));
            Assert.That(generation.Text, Does.Contain("Fortran<System.TimeSpan, float, long>.Gecon(\"cgecon_64_\", a, rcond, rwork);"));
            Assert.That(generation.Text, Does.Contain("MarkAttribute(\"pair\")] System.TimeSpan* a) =>"));
            Assert.That(generation.Text, Does.Contain("MarkAttribute(\"result\")] private static int LAPACKE_cgeequ("));
            Assert.That(generation.Text, Does.Not.Contain("dgeequ"));
        });
    }

    [Test]
    public void NothingIsWrittenAnewAfterAnotherChange() => Assert.That(new Generation(Solve).IsKeptAfterAnotherChange());

    [Test]
    public void WithoutExportsThereIsNothing() => Assert.That(new Generation("internal class Nothing;").Text, Is.Empty);
}
