using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Kernels.Butterflies;
using RecursiveLU.Kernels.Solves;

namespace RecursiveLU.Algorithms.Butterflies;

/// <content>What is good enough, and what is found out.</content>
internal unsafe partial struct RefinedSolve<T, TReal, TVector>
{
    /// <summary>Judges a column, and marks it if it is done; false if it is hopeless.</summary>
    private bool IsEnough(long j, long step)
    {
        TReal before = _errors[j];
        var judgement = new Judgement<T, TReal>(Order, _a, _lda, _b.At(j), _x.At(j), _r.At(j), _w.At(j));
        TReal error = judgement.BackwardError(out bool nearEnds);
        _errors[j] = error;
        _nearEnds |= nearEnds;
        if (nearEnds && !_factors.ArePivoted)
        {
            // There corrections and probes prove nothing.
            return false;
        }

        bool unproved = step == 0 && !_factors.ArePivoted && !TReal.IsNaN(error);
        bool improves = error + error <= before || (!_factors.ArePivoted && error > Acceptable);
        if (unproved || (step < MostSteps && error > Small && improves))
        {
            return true;
        }

        _errors[j] = TReal.NegativeOne;
        if (!_factors.ArePivoted)
        {
            return error <= Acceptable && IsProved(j);
        }

        // Near the ends of the range a system scaled otherwise may have better solutions.
        return judgement.IsAtMost(error, Acceptable) || (!nearEnds && judgement.IsSmallInNorm(Acceptable));
    }

    /// <summary>Whether corrections have been small enough.</summary>
    private readonly bool IsProved(long j) =>
        _worst[j] * TReal.CreateTruncating(LeastGain) <= TReal.One
        || _last[j] * TReal.CreateTruncating(LeastLastGain) <= TReal.One;

    /// <summary>Whether a correction is so many times smaller than a solution, or than the correction before it.</summary>
    private readonly bool Gains(T* correction, TReal size, int least) =>
        Vectors.LargestMagnitude<T, TReal>(Order, correction) * TReal.CreateTruncating(least) <= size;

    /// <summary>Whether the corrections for the probes are small enough, or those that follow.</summary>
    /// <param name="corrections">The first ones.</param>
    /// <param name="size">The size of the solution.</param>
    /// <param name="tell">Whether the first ones tell by themselves.</param>
    private bool LooksRegular(in ColumnSet<T> corrections, TReal size, bool tell)
    {
        bool small = true;
        for (int p = 0; p < Probes; p++)
        {
            small &= Gains(corrections.At(p), size, LeastProbeGain);
        }

        if (small || tell)
        {
            return small;
        }

        for (int p = 0; p < Probes; p++)
        {
            new Span<T>(_probesW.At(p), (int)Order).Clear();
        }

        Subtract(corrections, _probes, _probesW);
        Solve(_probes, _probes);
        small = true;
        for (int p = 0; p < Probes; p++)
        {
            small &= Gains(_probes.At(p), Vectors.LargestMagnitude<T, TReal>(Order, corrections.At(p)), LeastGain);
        }

        return small;
    }

    /// <summary>Makes random residuals about as large as those of the largest solution; gives that one's largest element.</summary>
    /// <remarks>A random matrix's norm times its inverse's is about n, and c n with probability 1 / c.</remarks>
    /// <param name="tell">Receives whether the corrections for them tell a singular matrix from nearly all random ones.</param>
    private readonly TReal FillProbes(out bool tell)
    {
        long largest = 0;
        TReal size = TReal.Zero;
        for (long j = 0; j < _x.Count; j++)
        {
            TReal magnitude = Vectors.LargestMagnitude<T, TReal>(Order, _x.At(j));
            largest = magnitude > size ? j : largest;
            size = TReal.Max(size, magnitude);
        }

        T* r = _r.At(largest);
        T* w = _w.At(largest);
        for (long i = 0; i < Order; i++)
        {
            TReal magnitude = TReal.Max(
                Element<T, TReal>.Magnitude(r[i]), Precision<TReal>.UnitRoundoff * Element<T, TReal>.Re(w[i]));
            for (int p = 0; p < Probes; p++)
            {
                // A number from -1 to 1.
                double random = RandomExp.Uniform(0, (ulong)((i * Probes) + p)) * 2;
                T probe = Element<T, TReal>.Of(magnitude * TReal.CreateTruncating(random));
                _probes.At(p)[i] = probe;
                _r.At(_x.Count + p)[i] = probe;
            }
        }

        TReal most = TReal.Min(
            TReal.Sqrt(Precision<TReal>.UnitRoundoff), TReal.ScaleB(TReal.One, -7) / TReal.CreateTruncating(Order));
        tell = _errors[largest] * TReal.CreateTruncating(LeastProbeGain) <= most;
        return size;
    }

    /// <summary>Whether A has a row of zeros, for which there is neither a residual nor a probe.</summary>
    private readonly bool HasZeroRow()
    {
        for (long i = 0; i < Order; i++)
        {
            long j = T.IsZero(_w.At(0)[i]) ? 0 : Order + 1;
            while (j < Order && T.IsZero(_a[i + (j * _lda)]))
            {
                j++;
            }

            if (j == Order)
            {
                return true;
            }
        }

        return false;
    }
}
