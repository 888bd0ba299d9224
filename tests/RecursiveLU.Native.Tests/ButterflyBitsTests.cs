using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The same seed gives the same bits with all kernels that have fused multiply-add, and in the managed library.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class ButterflyBitsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void AreTheSameInEveryFile([Values(5, 37, 130, 205, 517)] int n, [Values(1, 9)] int nrhs)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, nrhs);
        T[]? expected = null;
        ButterflyResult result = default;
        foreach ((string name, Func<LuLibrary> open) in Engines.Files())
        {
            LuLibrary library = open();
            if (library.Isa() == LibraryFiles.Isas[0])
            {
                // Nothing is fused: nearly the same.
                continue;
            }

            var x = new T[b.Length];
            ButterflyResult found = new AbiButterflies(library).Solve<T>(n, nrhs, a, 5, b, x, FactorMode.Threaded);
            result = expected == null ? found : result;
            expected ??= x;
            Assert.That(found, Is.EqualTo(result), name);
            FactorAssert.AreSameBits<T>(x, expected, name);
        }
    }
}
