using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>What is read from files that others have written.</summary>
internal sealed class ReadingTests
{
    private const string Real = "2,0.5,-1\n0.25,3,0\n1,-2,4\n";

    private const string Whole = "2,5,1\n0,3,7\n1,2,4\n";

    private const string Complex = "2+0j,0.5+1j,-1+0.5j\n0.25-1j,3+0j,0+2j\n1+0.25j,-2-0.5j,4+1j\n";

    private const string Symmetric = "4,1,0.5\n1,3,-2\n0.5,-2,8\n";

    private const string Skew = "0,1,-0.5\n-1,0,2\n0.5,-2,0\n";

    private const string Hermitian = "4+0j,1+1j,0.5-0.5j\n1-1j,3+0j,-2+2j\n0.5+0.5j,-2-2j,8+0j\n";

    [TestCase("f8.npy")]
    [TestCase("f8-fortran.npy")]
    [TestCase("f8-big.npy")]
    [TestCase("f8-big-fortran.npy")]
    [TestCase("f4.npy")]
    [TestCase("f4-fortran.npy")]
    [TestCase("f4-big.npy")]
    [TestCase("f4-big-fortran.npy")]
    [TestCase("f2.npy")]
    [TestCase("f2-fortran.npy")]
    [TestCase("version-1.npy")]
    [TestCase("version-2.npy")]
    [TestCase("version-3.npy")]
    [TestCase("one.npz")]
    [TestCase("one.npz:arr_0")]
    [TestCase("two.npz:A")]
    [TestCase("compressed.npz:A")]
    [TestCase("default.txt")]
    [TestCase("comma.csv")]
    [TestCase("tab.tsv")]
    [TestCase("array.mtx")]
    [TestCase("coordinate.mtx")]
    [TestCase("octave.csv")]
    [TestCase("octave.txt")]
    [TestCase("octave-blanks.txt")]
    [TestCase("octave-semicolons.csv")]
    public void ReadsRealMatrices(string file) => ExpectText(file, Real);

    [TestCase("i1.npy")]
    [TestCase("i2.npy")]
    [TestCase("i4.npy")]
    [TestCase("i8.npy")]
    [TestCase("u1.npy")]
    [TestCase("u2.npy")]
    [TestCase("u4.npy")]
    [TestCase("u8.npy")]
    [TestCase("big-i4.npy")]
    [TestCase("big-i8.npy")]
    [TestCase("array-integer.mtx")]
    [TestCase("coordinate-integer.mtx")]
    public void ReadsIntegers(string file) => ExpectText(file, Whole);

    [TestCase("c16.npy")]
    [TestCase("c16-fortran.npy")]
    [TestCase("c16-big.npy")]
    [TestCase("c16-big-fortran.npy")]
    [TestCase("c8.npy")]
    [TestCase("c8-fortran.npy")]
    [TestCase("c8-big.npy")]
    [TestCase("c8-big-fortran.npy")]
    [TestCase("complex.txt")]
    [TestCase("complex.csv")]
    [TestCase("array-complex.mtx")]
    [TestCase("coordinate-complex.mtx")]
    [TestCase("octave-complex.csv")]
    public void ReadsComplexMatrices(string file) => ExpectText(file, Complex);

    [TestCase("array-symmetric.mtx", Symmetric)]
    [TestCase("coordinate-symmetric.mtx", Symmetric)]
    [TestCase("array-skew.mtx", Skew)]
    [TestCase("coordinate-skew.mtx", Skew)]
    [TestCase("array-hermitian.mtx", Hermitian)]
    [TestCase("coordinate-hermitian.mtx", Hermitian)]
    [TestCase("coordinate-pattern.mtx", "1,1,1\n0,1,1\n1,1,1\n")]
    [TestCase("bool.npy", "0,1,0\n0,1,1\n0,0,1\n")]
    [TestCase("rectangle.npy", "0,1\n2,3\n4,5\n")]
    [TestCase("wide.npy", "0,1,2,3\n4,5,6,7\n8,9,10,11\n")]
    [TestCase("right.npy", "1\n2\n3\n")]
    [TestCase("two.npz:b", "1\n2\n3\n")]
    public void ReadsOtherMatrices(string file, string expected) => ExpectText(file, expected);

    [TestCase("random.txt", "random.npy")]
    [TestCase("random.mtx", "random.npy")]
    [TestCase("random.npy", "random.npy")]
    [TestCase("random-complex.txt", "random-complex.npy")]
    public void ReadsEveryDigit(string file, string same)
    {
        Outcome outcome = CommandLineProgram.Run("solve", "--quiet", "--to", "npy", "identity.npy", file);

        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Output, Is.EqualTo(File.ReadAllBytes(TestFiles.Path(same))), "array and header are NumPy's");
    }

    [TestCase("f8.npy", Real)]
    [TestCase("one.npz", Real)]
    [TestCase("array.mtx", Real)]
    [TestCase("comma.csv", Real)]
    [TestCase("octave.txt", Real)]
    [TestCase("complex.txt", Complex)]
    public void KnowsTheFormatOnAPipe(string file, string expected)
    {
        Outcome outcome = CommandLineProgram.RunWith(
            File.ReadAllBytes(TestFiles.Path(file)), "solve", "--quiet", "identity.npy", "-");

        Assert.That((outcome.Text, outcome.Errors, outcome.Status), Is.EqualTo((expected, string.Empty, 0)));
    }

    [TestCase("\uFEFF1 2\n3 4\n", "1,2\n3,4\n", TestName = "{m}(a byte order mark)")]
    [TestCase("1,2\r\n3,4\r\n", "1,2\n3,4\n", TestName = "{m}(lines of Windows)")]
    [TestCase("1,2\n3,4", "1,2\n3,4\n", TestName = "{m}(no end of the last line)")]
    [TestCase("# 1,2\n\n 1 , 2 # half\n  % x\n3,\t4\n\n#\n", "1,2\n3,4\n", TestName = "{m}(comments in odd places)")]
    [TestCase("\"1\",\"2\"\n\"3\",\"4\"\n", "1,2\n3,4\n", TestName = "{m}(quotes)")]
    [TestCase("+1 -2.5e-3\n1D+2 .5\n", "1,-0.0025\n100,0.5\n", TestName = "{m}(exponents)")]
    [TestCase("(1+2j) 3i\n-1e-2-2E+1i -j\n", "1+2j,0+3j\n-0.01-20j,0-1j\n", TestName = "{m}(complex numbers)")]
    [TestCase("1 2\n3 4+1i\n", "1+0j,2+0j\n3+0j,4+1j\n", TestName = "{m}(a complex number at the end)")]
    [TestCase("%%MatrixMarket MATRIX Array Real General\n% c\n\n2 2\n1\n% c\n\n3\n2\n  4 \n% end\n", "1,2\n3,4\n",
        TestName = "{m}(Matrix Market with comments in odd places)")]
    [TestCase("%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 1\n2 2 1.5\n2 2 2.5\n2 1 -1d0\n", "1,0\n-1,4\n",
        TestName = "{m}(Matrix Market with an element twice)")]
    public void ReadsText(string text, string expected)
    {
        string identity = TestFiles.Write("two.csv", "1 0\n0 1\n");
        Outcome outcome = CommandLineProgram.RunWith(System.Text.Encoding.UTF8.GetBytes(text), "solve", "-q", identity, "-");

        Assert.That((outcome.Text, outcome.Errors, outcome.Status), Is.EqualTo((expected, string.Empty, 0)));
    }

    private static void ExpectText(string file, string expected)
    {
        Outcome outcome = CommandLineProgram.Read(file);
        Assert.That((outcome.Text, outcome.Errors, outcome.Status), Is.EqualTo((expected, string.Empty, 0)));
    }
}
