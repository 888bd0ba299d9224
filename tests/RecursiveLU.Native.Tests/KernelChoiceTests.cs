using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>Which of the library files does the work.</summary>
internal sealed class KernelChoiceTests
{
    [TestCase(null, 2)]
    [TestCase("v4", 2)]
    [TestCase("v3", 1)]
    [TestCase("baseline", 0)]
    public void TheBestKernelsUpToTheLimitAreUsed(string? limit, int highest)
    {
        int level = LibraryFiles.BestLevel(highest);
        Assert.That(LibraryFiles.OfLevel(level), Does.Exist);
        using HostSession host = Engines.LimitedHost(limit);

        Assert.That(host.Isa(), Is.EqualTo(LibraryFiles.Isas[level]));
        Factors(host);
        Assert.That(host.Isa(), Is.EqualTo(LibraryFiles.Isas[level]), "after work");
    }

    [Test]
    public void EveryFileThatThisProcessorCanRunIsComplete()
    {
        int best = LibraryFiles.BestLevel(LibraryFiles.Isas.Length - 1);
        for (int level = 1; level <= best; level++)
        {
            using var host = new HostSession(LibraryFiles.OfLevel(level));

            Assert.That(host.Isa(), Is.EqualTo(LibraryFiles.Isas[level]));
            Factors(host);
        }
    }

    [Test]
    public void TheLibraryAloneUsesItsOwnKernels()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("recursivelu-alone-");
        try
        {
            using var host = new HostSession(LibraryFiles.CopyMainTo(folder.FullName));

            Assert.That(host.Isa(), Is.EqualTo(LibraryFiles.Isas[0]));
            Factors(host);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void AForeignFileInASiblingsPlaceIsNotUsed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("recursivelu-foreign-");
        try
        {
            string path = LibraryFiles.CopyMainTo(folder.FullName);
            for (int level = 1; level < LibraryFiles.Isas.Length; level++)
            {
                string sibling = Path.Combine(folder.FullName, Path.GetFileName(LibraryFiles.OfLevel(level)));
                File.WriteAllText(sibling, "This is not a library.");
            }

            using var host = new HostSession(path);

            Assert.That(host.Isa(), Is.EqualTo(LibraryFiles.Isas[0]));
            Factors(host);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Factors(HostSession host)
    {
        const int n = 100;
        double[] a = Matrices.Separated<double>(1, n, n, out long[] expected);
        var factors = (double[])a.Clone();
        var pivots = new long[n];

        long info = host.Factor<double>("recursive_lu_f64_threaded!", factors, n, n, pivots);

        Assert.That(info, Is.Zero);
        Assert.That(pivots, Is.EqualTo(expected));
        FactorAssert.IsPivoted(new Factored<double>(a, factors, n, n, n, pivots, info, FactorMode.Threaded));
    }
}
