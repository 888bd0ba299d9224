using System.Numerics.Tensors;
using NUnit.Framework;

namespace RecursiveLU.Tensors.Tests;

/// <summary>Solutions over leading dimensions, of any strides.</summary>
internal sealed class SolveTests
{
    [TestCase(new int[0], 6, 0)]
    [TestCase(new int[0], 6, 3)]
    [TestCase(new[] { 4 }, 5, 0)]
    [TestCase(new[] { 4 }, 5, 2)]
    [TestCase(new[] { 2, 3 }, 4, 1)]
    [TestCase(new[] { 2, 3 }, 70, 2)]
    [TestCase(new[] { 0 }, 3, 2)]
    public void AreRight(int[] leading, int order, int rightSides)
    {
        nint[] aLengths = [.. leading.Select(length => (nint)length), order, order];
        nint[] bLengths = rightSides == 0 ? aLengths[..^1] : [.. aLengths[..^1], rightSides];
        Tensor<double> a = Random(aLengths, 1);
        Tensor<double> b = Random(bLengths, 2);

        Tensor<double> x = LuTensor.Solve<double>(a, b, new LuOptions { Threaded = true });

        Assert.That(x.Lengths.ToArray(), Is.EqualTo(bLengths));
        AssertSolved(a, x, b, leading.Aggregate(1, (product, length) => product * length), order, Math.Max(1, rightSides));
    }

    [Test]
    public void TakeATransposedViewAndASlice()
    {
        Tensor<double> whole = Random([9, 12], 3);
        ReadOnlyTensorSpan<double> slice = whole.AsReadOnlyTensorSpan().Slice([1..8, 2..9]);
        var dense = new double[49];
        slice.FlattenTo(dense);
        Tensor<double> b = Random([7], 4);

        Tensor<double> x = LuTensor.Solve(slice, b);
        AssertSolved(Tensor.Create(dense, [7, 7]), x, b, 1, 7, 1);

        // The same elements by columns are the transposed matrix.
        Tensor<double> y = LuTensor.Solve(new ReadOnlyTensorSpan<double>(dense, [7, 7], [1, 7]), b);
        AssertSolved(Tensor.PermuteDimensions(Tensor.Create(dense, [7, 7]), [1, 0]), y, b, 1, 7, 1);
    }

    [Test]
    public void DoNotExistOfWhatDoesNotFit()
    {
        static Action Solving(nint[] a, nint[] b) => () => LuTensor.Solve<double>(Random(a, 5), Random(b, 6));

        Assert.Multiple(() =>
        {
            Assert.That(Solving([3, 4], [3]), Throws.ArgumentException);
            Assert.That(Solving([9], [9]), Throws.ArgumentException);
            Assert.That(Solving([3, 3], [4]), Throws.ArgumentException);
            Assert.That(Solving([3, 3], [4, 3]), Throws.ArgumentException);
            Assert.That(Solving([2, 3, 3], [3, 3]), Throws.ArgumentException);
            Assert.That(Solving([2, 3, 3], [2, 3, 1, 1]), Throws.ArgumentException);
        });
    }

    [Test]
    public void DoNotExistOfASingularMatrix()
    {
        Tensor<double> a = Tensor.Create<double>([1, 0, 0, 1, 1, 2, 2, 4], [2, 2, 2]);
        Assert.That(
            () => LuTensor.Solve<double>(a, Random([2, 2], 7)),
            Throws.TypeOf<SingularMatrixException>().With.Message.Contain("Matrix 2 of 2"));
        Tensor<double> nan = Tensor.Create<double>([double.NaN, 0, 0, 1], [2, 2]);
        Assert.That(() => LuTensor.Solve<double>(nan, Random([2], 8)), Throws.TypeOf<ArithmeticException>());
    }

    private static Tensor<double> Random(nint[] lengths, int seed)
    {
        var random = new Random(seed);
        nint count = lengths.Aggregate((nint)1, (product, length) => product * length);
        return Tensor.Create([.. Enumerable.Range(0, (int)count).Select(_ => random.NextDouble() - 0.5)], lengths);
    }

    private static void AssertSolved(Tensor<double> a, Tensor<double> x, Tensor<double> b, int count, int n, int rightSides)
    {
        double[] matrices = Elements(a), solutions = Elements(x), sides = Elements(b);
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < rightSides; j++)
                {
                    int at = (((k * n) + i) * rightSides) + j;
                    double residual = -sides[at], size = 0;
                    for (int l = 0; l < n; l++)
                    {
                        double term = matrices[(((k * n) + i) * n) + l] * solutions[(((k * n) + l) * rightSides) + j];
                        residual += term;
                        size += Math.Abs(term);
                    }

                    Assert.That(Math.Abs(residual), Is.LessThanOrEqualTo(1e-13 * n * size), $"matrix {k}, row {i}, side {j}");
                }
            }
        }
    }

    private static double[] Elements(Tensor<double> tensor)
    {
        var elements = new double[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return elements;
    }
}
