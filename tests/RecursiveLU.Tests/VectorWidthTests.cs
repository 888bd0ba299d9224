using System.Numerics;
using System.Runtime.Intrinsics;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>The vector width in force, which the environment may limit (DOTNET_EnableAVX512F=0 and the like).</summary>
internal sealed class VectorWidthTests
{
    private const string Variable = "EXPECT_VECTOR_WIDTH";

    private static int Widest =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    [Test]
    public void TheWidthIsTheOneExpected()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        int generic = Vector<byte>.Count * 8;
        string found = $"Widest accelerated vector: {Widest} bits; Vector<byte>: {generic} bits; {Variable}={text}";
        TestContext.Progress.WriteLine(found);
        TestContext.Out.WriteLine(found);

        int[] widths = [512, 256, 128, 0];
        Assert.That(widths, Does.Contain(Widest));
        if (!string.IsNullOrEmpty(text))
        {
            Assert.That(Widest.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(text), Variable);
        }
    }

    [Test]
    public void AWidthImpliesTheNarrowerOnes()
    {
        Assert.That(Vector256.IsHardwareAccelerated || !Vector512.IsHardwareAccelerated);
        Assert.That(Vector128.IsHardwareAccelerated || !Vector256.IsHardwareAccelerated);
    }
}
