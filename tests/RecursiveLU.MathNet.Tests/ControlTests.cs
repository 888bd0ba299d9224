using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;
using NUnit.Framework;
using RecursiveLU.Interop;

namespace RecursiveLU.MathNet.Tests;

/// <summary>The provider in use by Math.NET's matrices.</summary>
[NonParallelizable]
internal sealed class ControlTests
{
    [TearDown]
    public void GoBack()
    {
        LinearAlgebraControl.UseManaged();
        Control.UseMultiThreading();
    }

    [Test]
    public void IsUsedByMatrices()
    {
        Matrix<double> a = Matrix<double>.Build.Random(120, 120, seed: 1);
        Vector<double> b = Vector<double>.Build.Random(120, seed: 2);

        RecursiveLuProvider.Use();

        Assert.That(LinearAlgebraControl.Provider, Is.SameAs(RecursiveLuProvider.Instance));
        Assert.That(Control.Describe(), Does.Contain($"RecursiveLU (native {RecursiveLuNative.HeaderVersion}, "));
        var lu = a.LU();
        Matrix<double> product = lu.L * lu.U;
        product.PermuteRows(lu.P.Inverse());
        Assert.That((product - a).L2Norm(), Is.LessThan(1e-12));
        Assert.That(((a * a.Solve(b)) - b).L2Norm(), Is.LessThan(1e-11 * a.Solve(b).L2Norm()));
        Assert.That(((a.Inverse() * a) - Matrix<double>.Build.DenseIdentity(120)).L2Norm(), Is.LessThan(1e-10));
    }

    [Test]
    public void GivesTheSameBitsOnOneThread()
    {
        const int N = 700;
        double[] a = Elements<double>.Random(N * N, 3);
        var (many, one) = ((double[])a.Clone(), (double[])a.Clone());
        var (manyPivots, onePivots) = (new int[N], new int[N]);
        ILinearAlgebraProvider provider = RecursiveLuProvider.Instance;

        Control.UseMultiThreading();
        provider.LUFactor(many, N, manyPivots);
        provider.LUInverseFactored(many, N, manyPivots);
        Control.UseSingleThread();
        provider.LUFactor(one, N, onePivots);
        provider.LUInverseFactored(one, N, onePivots);

        Assert.That((one, onePivots), Is.EqualTo((many, manyPivots)));
    }

    [Test]
    public void NamesTheManagedLibrary()
    {
        var provider = new RecursiveLuProvider(allowNative: false);
        Assert.That(provider.ToString(), Is.EqualTo($"RecursiveLU (managed {RecursiveLuNative.HeaderVersion})"));
        Assert.That(provider.IsAvailable());
        Assert.That(provider.FreeResources, Throws.Nothing);
        Assert.That(RecursiveLuProvider.Instance.FreeResources, Throws.Nothing);
    }
}
