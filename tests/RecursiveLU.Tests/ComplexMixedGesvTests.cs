using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Memory;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Complex systems in mixed precision, besides what <see cref="MixedGesvTests{T}"/> ask of them.</summary>
[TestFixture]
internal sealed class ComplexMixedGesvTests
{
    /// <summary>At every vector width: panels of one column have no room that copies clear.</summary>
    [Test]
    public void WhatScratchMemoryHeldChangesNothing([Values(3, 17, 41)] int n, [Values(3, 9)] int nrhs)
    {
        Complex[] a = Matrices.Dominant<Complex>(n, n, n);
        Complex[] b = Matrices.Signed<Complex>(n + 1, n, nrhs);
        (Complex[] expected, _) = Solve(a, n, b, nrhs);
        Assert.That(Scratch.TryRent(1 << 20, out Scratch scratch));
        unsafe
        {
            new Span<byte>(scratch.Pointer, 1 << 20).Fill(0xff);
        }

        scratch.Return();

        (Complex[] x, MixedSolution solution) = Solve(a, n, b, nrhs);

        Assert.That(solution.Iterations, Is.InRange(0, 6));
        Assert.That(x, Is.EqualTo(expected));
    }

    private static (Complex[] X, MixedSolution Solution) Solve(Complex[] a, int n, Complex[] b, int nrhs)
    {
        var x = new Complex[b.Length];
        return (x, Lu.SolveMixed((Complex[])a.Clone(), n, new long[n], b, x, nrhs));
    }
}
