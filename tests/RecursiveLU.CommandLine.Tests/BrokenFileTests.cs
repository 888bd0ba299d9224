using System.Globalization;
using System.Text;
using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>What is said of files that are wrong: the place, what was expected and what was found, in one line.</summary>
internal sealed class BrokenFileTests
{
    private const int File = 3;

    private const int TooLarge = 4;

    private const string NotANumber = "byte 10: expected real or complex numbers of at most 64 bits a part, or integers, found ";

    private const string Matlab = "is a MATLAB file, which is not read: save the matrix with dlmwrite(file, A, 'precision', 17), "
        + "or from Python with numpy.save or scipy.io.mmwrite";

    private const string ArrayHeader = "%%MatrixMarket matrix array real general\n";

    private const string CoordinateHeader = "%%MatrixMarket matrix coordinate real general\n";

    [TestCase("scalar.npy", "byte 10: expected a matrix or a vector, found an array of 0 dimensions")]
    [TestCase("cube.npy", "byte 10: expected a matrix or a vector, found an array of 3 dimensions")]
    [TestCase("object.npy", NotANumber + "'|O': Python objects, which are never loaded")]
    [TestCase("text.npy", NotANumber + "'<U1': texts")]
    [TestCase("date.npy", NotANumber + "'<M8[D]': dates")]
    [TestCase("longdouble.npy", NotANumber + "'<f16': save them as astype('f8') or 'c16'")]
    [TestCase("record.npy", "byte 20: expected numbers, found structures, whose type is a list")]
    [TestCase("large-integer.npy", "byte 128: expected an integer that a double holds, found 9007199254740993")]
    [TestCase("two.npz", "expected one array, found A, b: name one as two.npz:NAME")]
    [TestCase("octave-6.mat", Matlab)]
    [TestCase("octave-7.mat", Matlab)]
    [TestCase("scipy.mat", Matlab)]
    [TestCase("octave.h5", "is an HDF5 file, which is not read: save the matrix with numpy.save")]
    [TestCase("octave-own.txt",
        "is Octave's own text, which is not read: save the matrix with dlmwrite(file, A, 'precision', 17)")]
    [TestCase("no-such.npy", "cannot be opened: there is no such file")]
    [TestCase("no-such/a.npy", "cannot be opened: there is no such folder")]
    [TestCase(".", "cannot be opened: permission denied, or it is a folder")]
    public void RefusesWhatOthersWrite(string file, string problem) =>
        CommandLineProgram.ExpectFailure(CommandLineProgram.Read(file), File, $"{file}: {problem}");

    [Test]
    public void SaysThatAnArchiveHasNoSuchArray() => CommandLineProgram.ExpectFailure(
        CommandLineProgram.Read("two.npz:c"), File, "two.npz: expected one array 'c', found A, b");

    [TestCase(0, "byte 0: expected a matrix, found an empty file")]
    [TestCase(3, @"byte 0: expected a NumPy array, for the name ends in .npy, found '\x93NU'")]
    [TestCase(7, @"byte 0: expected '\x93NUMPY' and a version, found '\x93NUMPY\x01'")]
    [TestCase(9, "byte 8: expected the length of the header, at most 1048576, found the end of the file")]
    [TestCase(100, "byte 10: expected 118 bytes of header, found 90 bytes")]
    [TestCase(128, "byte 128: expected 72 bytes of 3 x 3 elements, found 0 bytes")]
    [TestCase(199, "byte 128: expected 72 bytes of 3 x 3 elements, found 71 bytes")]
    [TestCase(201, "byte 128: expected 72 bytes of 3 x 3 elements, found 73 bytes")]
    public void SaysWhereAnArrayIsCutOff(int length, string problem)
    {
        byte[] whole = System.IO.File.ReadAllBytes(TestFiles.Path("f8.npy"));
        Array.Resize(ref whole, length);
        TestFiles.Write("cut.npy", whole);

        CommandLineProgram.ExpectFailure(CommandLineProgram.Read("cut.npy"), File, $"cut.npy: {problem}");
    }

    [TestCase(199, "byte 199: expected 72 bytes of 3 x 3 elements, found the end of the file after 71 bytes")]
    [TestCase(201, "byte 200: expected the end of the file, found more bytes")]
    public void SaysWhereAnArrayOnAPipeIsCutOff(int length, string problem)
    {
        byte[] whole = System.IO.File.ReadAllBytes(TestFiles.Path("f8.npy"));
        Array.Resize(ref whole, length);
        Outcome outcome = CommandLineProgram.RunWith(whole, "solve", "identity.npy", "-");

        CommandLineProgram.ExpectFailure(outcome, File, $"standard input: {problem}");
    }

    [TestCase("'descr'", "'dascr'", "byte 11: expected descr, fortran_order or shape, found 'dascr'")]
    [TestCase("False", "false", "byte 44: expected True or False, found 'false, 'shape': (3, 3), }               ...'")]
    [TestCase("(3, 3)", "(3,-3)", "byte 63: expected a size, found '-3), }                                  ...'")]
    [TestCase("(3, 3)", "(3, 4)", "byte 128: expected 96 bytes of 3 x 4 elements, found 72 bytes")]
    [TestCase("'<f8'", "'?f8'", NotANumber + "'?f8'")]
    [TestCase("'<f8'", "'<f8 ", "byte 28: expected '}', found 'fortran_order': False, 'shape': (3, 3), ...'")]
    public void SaysWhatIsWrongInAHeader(string right, string wrong, string problem)
    {
        string text = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(TestFiles.Path("f8.npy")));
        TestFiles.Write("header.npy", Encoding.Latin1.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)));

        CommandLineProgram.ExpectFailure(CommandLineProgram.Read("header.npy"), File, $"header.npy: {problem}");
    }

    [Test]
    public void FindsDamageInAnArchive([Values("two.npz", "compressed.npz")] string file, [Range(0, 9)] int place)
    {
        byte[] content = System.IO.File.ReadAllBytes(TestFiles.Path(file));
        content[(place * content.Length / 10) + 5] ^= 0x10;
        TestFiles.Write("damaged.npz", content);
        Outcome outcome = CommandLineProgram.Read("damaged.npz:A");

        // A bit of a date, or of the array that is not read, does no harm.
        if (outcome.Status == 0)
        {
            Assert.That(outcome.Text, Is.EqualTo("2,0.5,-1\n0.25,3,0\n1,-2,4\n"));
        }
        else
        {
            Assert.That((outcome.Status, outcome.Text), Is.EqualTo((File, string.Empty)));
            Assert.That(outcome.Errors, Does.StartWith("recursive-lu: damaged.npz").And.Match("^[^\n]*\n$"));
        }
    }

    [Test]
    public void FindsADamagedNumber()
    {
        byte[] content = System.IO.File.ReadAllBytes(TestFiles.Path("two.npz"));
        int two = content.AsSpan().IndexOf(BitConverter.GetBytes(2.0));
        content[two + 1] ^= 1;
        TestFiles.Write("damaged.npz", content);
        Outcome outcome = CommandLineProgram.Read("damaged.npz:A");

        Assert.That((outcome.Status, outcome.Text), Is.EqualTo((File, string.Empty)));
        Assert.That(outcome.Errors, Does.Match(
            "^recursive-lu: damaged.npz:A: expected the checksum [0-9a-f]{8}, found [0-9a-f]{8}: damaged\n$"));
    }

    [TestCase("cut.npz", "two.npz", "expected a whole zip archive, found one that is damaged or cut off")]
    [TestCase("label.npz", "f8.npy",
        "byte 0: expected an archive of NumPy arrays, for the name ends in .npz, found a NumPy array")]
    [TestCase("label.npy", "array.mtx", "byte 0: expected a NumPy array, for the name ends in .npy, found a Matrix Market file")]
    [TestCase("label.mtx", "comma.csv",
        "byte 0: expected a Matrix Market file, for the name ends in .mtx, found a text with a row of numbers in each line")]
    [TestCase("label.csv", "f8.npy",
        "byte 0: expected a text with a row of numbers in each line, for the name ends in .csv, found a NumPy array")]
    public void SaysWhenAFileIsNoneOfItsName(string file, string content, string problem)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(TestFiles.Path(content));
        TestFiles.Write(file, file == "cut.npz" ? bytes[..(bytes.Length / 2)] : bytes);

        CommandLineProgram.ExpectFailure(CommandLineProgram.Read(file), File, $"{file}: {problem}");
    }

    [TestCase("1,2\n3\n", "line 2: expected 2 numbers, as in line 1, found 1")]
    [TestCase("# c\n1 2\n\n3 4 5\n", "line 4: expected 2 numbers, as in line 2, found 3")]
    [TestCase("x,y\n1,2\n", "line 1: expected a number, found 'x'")]
    [TestCase("1,,2\n", "line 1: expected a number, found nothing")]
    [TestCase("1,2,\n", "line 1: expected a number, found nothing")]
    [TestCase("1.5.2\n", "line 1: expected a number, found '1.5.2'")]
    [TestCase("1e999\n", "line 1: expected a number, found '1e999'")]
    [TestCase("0x10\n", "line 1: expected a number, found '0x10'")]
    [TestCase("1,5;2,5\n", "line 1: expected a number, found '1,5'")]
    [TestCase("1 2\n3 1+2k\n", "line 2: expected a number, found '1+2k'")]
    [TestCase("# only\n# comments\n", "line 3: expected a row of numbers, found the end of the file")]
    [TestCase("\n", "line 2: expected a row of numbers, found the end of the file")]
    [TestCase("1 \u00e4\n", @"line 1: expected a number, found '\xc3\xa4'")]
    public void SaysWhichLineOfATextIsWrong(string text, string problem)
    {
        TestFiles.Write("wrong.csv", text);
        CommandLineProgram.ExpectFailure(CommandLineProgram.Read("wrong.csv"), File, $"wrong.csv: {problem}");
    }

    [TestCase("%%MatrixMarket\n", "line 1: expected matrix, found nothing")]
    [TestCase("%%MatrixMarket matrix dense real general\n", "line 1: expected one of array, coordinate, found 'dense'")]
    [TestCase("%%MatrixMarket matrix array pattern general\n",
        "line 1: expected real, integer or complex for an array, found 'pattern'")]
    [TestCase(ArrayHeader, "line 2: expected rows and columns, found the end of the file")]
    [TestCase(ArrayHeader + "% c\n3\n", "line 3: expected rows and columns, found nothing")]
    [TestCase(ArrayHeader + "-1 2\n", "line 2: expected rows and columns, found '-1'")]
    [TestCase(ArrayHeader + "1 2 3\n", "line 2: expected the end of the line, found '3'")]
    [TestCase(ArrayHeader + "2 1\n1\n", "line 4: expected element (2, 1), found the end of the file")]
    [TestCase(ArrayHeader + "1 1\n1\n\n2\n", "line 5: expected the end of the file, found '2'")]
    [TestCase(ArrayHeader + "1 1\none\n", "line 3: expected a number, found 'one'")]
    [TestCase("%%MatrixMarket matrix array complex general\n1 1\n1\n", "line 3: expected a number, found nothing")]
    [TestCase("%%MatrixMarket matrix array real symmetric\n1 2\n1\n",
        "line 2: expected a square matrix, for it is symmetric, found 1 x 2")]
    [TestCase(CoordinateHeader + "2 2\n", "line 2: expected rows, columns and the number of elements, found nothing")]
    [TestCase(CoordinateHeader + "2 2 2\n1 1 1\n", "line 4: expected 2 elements, found the end of the file after 1")]
    [TestCase(CoordinateHeader + "2 2 1\n3 1 1\n", "line 3: expected a row from 1 to 2, found '3'")]
    [TestCase(CoordinateHeader + "2 2 1\n1 0 1\n", "line 3: expected a column from 1 to 2, found '0'")]
    [TestCase("%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 1 1\n",
        "line 3: expected the end of the line, found '1'")]
    [TestCase("%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 1\n",
        "line 3: expected an element on or below the diagonal, found (1, 2)")]
    [TestCase("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 2 1\n",
        "line 3: expected an element below the diagonal, found (2, 2)")]
    [TestCase("%%MatrixMarket matrix coordinate complex hermitian\n1 1 1\n1 1 1 2\n",
        "line 3: expected a real number on the diagonal of a hermitian matrix, found 2i")]
    public void SaysWhichLineOfAMatrixMarketFileIsWrong(string text, string problem)
    {
        TestFiles.Write("wrong.mtx", text);
        CommandLineProgram.ExpectFailure(CommandLineProgram.Read("wrong.mtx"), File, $"wrong.mtx: {problem}");
    }

    [Test]
    public void RefusesAMatrixThatIsTooLargeByItsSize()
    {
        TestFiles.Write("huge.mtx", CoordinateHeader + "2000000000 2000000000 1\n1 1 1\n");
        TestFiles.Write("huger.mtx", CoordinateHeader + "3000000000 1 1\n1 1 1\n");
        string text = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(TestFiles.Path("f8.npy")));
        text = text.Replace("(3, 3), }         ", "(99999, 99999), } ", StringComparison.Ordinal);
        TestFiles.Write("huge.npy", Encoding.Latin1.GetBytes(text));

        CommandLineProgram.ExpectFailure(
            TooLarge,
            "huge.mtx: 2000000000 x 2000000000 needs, with the work on it, 64000000000000000000 bytes; --max-bytes allows 1000",
            "solve", "huge.mtx", "right.npy", "--max-bytes", "1000");
        CommandLineProgram.ExpectFailure(
            TooLarge,
            "huger.mtx: 3000000000 x 1; a matrix may have 2147483647 rows and columns",
            "solve", "huger.mtx", "right.npy");
        CommandLineProgram.ExpectFailure(
            TooLarge,
            "huge.npy: 99999 x 99999 needs, with the work on it, 159996800016 bytes; --max-bytes allows 1000",
            "solve", "huge.npy", "right.npy", "--max-bytes", "1000");
        Assert.That(CommandLineProgram.Run("solve", "huge.mtx", "right.npy").Status, Is.EqualTo(TooLarge), "half of the memory");
    }

    [TestCase(143, "f8.npy: 3 x 3 needs, with the work on it, 144 bytes; --max-bytes allows 143")]
    [TestCase(191, "right.npy: 3 x 1 needs 24 bytes; --max-bytes allows 191, of which 168 are taken")]
    public void RefusesMoreThanIsAllowed(int bytes, string line) => CommandLineProgram.ExpectFailure(
        TooLarge, line, "solve", "f8.npy", "right.npy", "--max-bytes", bytes.ToString(CultureInfo.InvariantCulture));

    [Test]
    public void TakesAllThatIsAllowed() =>
        Assert.That(CommandLineProgram.Run("solve", "f8.npy", "right.npy", "--max-bytes", "192").Status, Is.Zero);
}
