using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Tests of the batches with elements of one type.</summary>
internal abstract class BatchFixture<T>(BatchSource source)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Batches have this many problems, if nothing else is said; not a multiple of the number of threads.</summary>
    protected const int Count = 5;

    /// <summary>What pivots and infos hold that have not been written.</summary>
    protected const long Unwritten = -77;

    protected ILuBatch Lu { get; } = source.Open();

    [OneTimeSetUp]
    public void UseTwoThreads() => Lu.SetThreads(2);

    [OneTimeTearDown]
    public void UseTheDefault() => Lu.SetThreads(0);

    /// <summary>Random memory of some length, in which every element is a number.</summary>
    protected static T[] Random(int seed, long length) => Matrices.Signed<T>(seed, (int)length, 1);

    /// <summary>As many numbers that no call may leave.</summary>
    protected static long[] Blank(long length)
    {
        var blank = new long[length];
        Array.Fill(blank, Unwritten);
        return blank;
    }

    /// <summary>The first info that is not 0, as the return value tells it.</summary>
    protected static long FirstOf(long[] infos) => Array.FindIndex(infos, info => info != 0) + 1;
}
