using System.Runtime.InteropServices;
using NUnit.Framework;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Server.Tests;

/// <summary>A random matrix, the request to factor it, and the answer of the library in this process.</summary>
internal sealed class Example
{
    private readonly double[] _matrix;
    private readonly double[] _factors;
    private readonly long[] _pivots;
    private readonly long _info;

    /// <summary>A matrix with pivoting.</summary>
    public Example(int seed, int m, int n)
    {
        Request = new FactorRequest(Command.FactorF64, m, n);
        _matrix = Matrices.Uniform<double>(seed, m, n);
        _factors = (double[])_matrix.Clone();
        _pivots = new long[Math.Min(m, n)];
        _info = Engines.Library.Factor<double>("recursive_lu_f64", _factors, m, n, _pivots);
    }

    /// <summary>Gets the head of the request.</summary>
    public FactorRequest Request { get; }

    /// <summary>Gets the matrix's bytes.</summary>
    public ReadOnlySpan<byte> Payload => MemoryMarshal.AsBytes(_matrix.AsSpan());

    /// <summary>Gets the request's bytes.</summary>
    public byte[] Frame()
    {
        var frame = new byte[FactorRequest.HeadBytes + Payload.Length];
        Request.Write(frame);
        Payload.CopyTo(frame.AsSpan(FactorRequest.HeadBytes));
        return frame;
    }

    /// <summary>Sends the request and checks the answer.</summary>
    public void Check(Conversation talk)
    {
        talk.Send(Frame());
        CheckAnswer(talk);
    }

    /// <summary>Checks the answer, bit by bit.</summary>
    public void CheckAnswer(Conversation talk)
    {
        var factors = new double[_factors.Length];
        var pivots = new long[_pivots.Length];
        Assert.That(talk.ReceiveFactors<double>(factors, pivots), Is.EqualTo(_info), "info");
        FactorAssert.AreSameBits<double>(factors, _factors, "factors");
        FactorAssert.AreSameBits<long>(pivots, _pivots, "pivots");
    }
}
