using System.Numerics;

namespace RecursiveLU.Client;

/// <content>Calls that leave the caller's thread free.</content>
/// <remarks>They take turns with each other without a thread, in the order in which they were made; the one whose turn it is
/// occupies a thread of the pool. Its timeout begins then. Cancelled while they wait they never reach the server; later, they
/// end as the other methods do, and the next call finds a server whose conversation is in order.</remarks>
public sealed partial class ServerLu
{
    /// <summary>Has one place: that of the asynchronous call whose turn it is.</summary>
    private readonly SemaphoreSlim _asyncTurn = new(1, 1);

    /// <inheritdoc cref="Factor{T}(ReadOnlySpan{T}, int, int, LuOptions, TimeSpan?, CancellationToken)"/>
    /// <remarks>Exceptions are those of the task. The matrix must not change before the task is complete.</remarks>
    public Task<LuFactorization<T>> FactorAsync<T>(
        ReadOnlyMemory<T> a,
        int rows,
        int columns,
        LuOptions options = default,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T> =>
        InTurn(() => FactorCopy(a.Span, rows, columns, options, timeout, cancellationToken), cancellationToken);

    /// <inheritdoc cref="FactorInPlace{T}(Span{T}, int, int, int, Span{long}, LuOptions, TimeSpan?, CancellationToken)"/>
    /// <remarks>Exceptions are those of the task. Nobody else may use the matrix before the task is complete.</remarks>
    public Task<long> FactorInPlaceAsync<T>(
        Memory<T> a,
        int rows,
        int columns,
        int leadingDimension,
        Memory<long> pivots,
        LuOptions options = default,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T> =>
        InTurn(
            () => FactorSpan(a.Span, rows, columns, leadingDimension, pivots.Span, options, timeout, cancellationToken),
            cancellationToken);

    /// <inheritdoc cref="FactorInPlace{T}(SharedMatrix{T}, LuOptions, TimeSpan?, CancellationToken)"/>
    /// <remarks>Exceptions are those of the task. Nobody else may use the matrix before the task is complete.</remarks>
    public Task<long> FactorInPlaceAsync<T>(
        SharedMatrix<T> a, LuOptions options = default, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        return InTurn(() => FactorShared(a, options, timeout, cancellationToken), cancellationToken);
    }

    private async Task<TResult> InTurn<TResult>(Func<TResult> call, CancellationToken cancel)
    {
        ThrowIfDisposed();
        await _asyncTurn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(call, cancel).ConfigureAwait(false);
        }
        finally
        {
            _asyncTurn.Release();
        }
    }
}
