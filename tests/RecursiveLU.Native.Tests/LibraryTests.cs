using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>What the library says of itself, and its threads.</summary>
internal sealed class LibraryTests
{
    [Test]
    public void TheVersionIsThatOfTheManagedLibrary()
    {
        string expected = typeof(Lu).Assembly.GetName().Version!.ToString(3);
        using HostSession host = Engines.LimitedHost(null);

        Assert.That(Engines.Library.Version(), Is.EqualTo(expected));
        Assert.That(host.Version(), Is.EqualTo(expected));
    }

    [Test]
    public void TheNumberOfThreadsIsKept()
    {
        foreach (ILuAbi abi in new ILuAbi[] { Engines.Library, new HostSession(LibraryFiles.Main) })
        {
            using (abi)
            {
                int normal = abi.GetThreads();
                foreach ((int given, int kept) in new[] { (1, 1), (5, 5), (1024, 1024), (1025, 1024), (int.MaxValue, 1024) })
                {
                    Assert.That(abi.SetThreads(given), Is.Zero);
                    Assert.That(abi.GetThreads(), Is.EqualTo(kept));
                }

                Assert.That(abi.SetThreads(3), Is.Zero);
                Assert.That(abi.SetThreads(-1), Is.EqualTo(Symbols.BadArgument(1)));
                Assert.That(abi.SetThreads(int.MinValue), Is.EqualTo(Symbols.BadArgument(1)));
                Assert.That(abi.GetThreads(), Is.EqualTo(3));

                Assert.That(abi.SetThreads(0), Is.Zero);
                Assert.That(abi.GetThreads(), Is.EqualTo(normal));
            }
        }
    }

    [TestCase("1", 1)]
    [TestCase("3", 3)]
    [TestCase("1024", 1024)]
    [TestCase("5000", 1024)]
    public void TheEnvironmentSetsTheNumberOfThreads(string text, int expected)
    {
        using var host = new HostSession(LibraryFiles.Main, gcStorm: false, ("RECURSIVE_LU_NUM_THREADS", text));

        Assert.That(host.GetThreads(), Is.EqualTo(expected));
        Assert.That(host.SetThreads(2), Is.Zero);
        Assert.That(host.GetThreads(), Is.EqualTo(2));
        Assert.That(host.SetThreads(0), Is.Zero);
        Assert.That(host.GetThreads(), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0")]
    [TestCase("-4")]
    [TestCase("many")]
    public void TheDefaultIsTheProcessorsOfTheProcess(string? text)
    {
        using var host = new HostSession(LibraryFiles.Main, gcStorm: false, ("RECURSIVE_LU_NUM_THREADS", text));

        Assert.That(host.GetThreads(), Is.EqualTo(Environment.ProcessorCount));
    }

    [Test]
    public void TheFilesStaySmall()
    {
        string lapack = Path.Combine(Path.GetDirectoryName(LibraryFiles.Main)!, "librecursivelu_lapack.so");
        long bytes = Enumerable.Range(0, 3).Select(LibraryFiles.OfLevel).Append(lapack).Sum(path => new FileInfo(path).Length);

        Assert.That(bytes, Is.LessThanOrEqualTo(10_500_000));
    }
}
