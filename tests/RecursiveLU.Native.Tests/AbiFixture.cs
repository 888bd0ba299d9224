using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>Tests of the C signatures with elements of one type.</summary>
internal abstract class AbiFixture<T>(AbiSource source)
    where T : unmanaged, INumberBase<T>
{
    private ILuAbi? _abi;

    protected ILuAbi Abi => _abi!;

    [OneTimeSetUp]
    public void Open() => _abi = source.Open();

    [OneTimeTearDown]
    public void Close() => _abi?.Dispose();

    /// <summary>An array of ones.</summary>
    protected static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }
}
