using System.Numerics;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>LU factorization A = P * L * U by a server process, with the methods of <see cref="Lu"/>.</summary>
/// <remarks>
/// <para>An object has one server, recursive_lu_server, which it starts at the first call and ends when it is disposed of or
/// when this process exits. Without a server, or if it dies, hangs or answers nonsense, a call computes in process, as
/// <see cref="Lu"/> does: it always gives the right answer. The matrix is not touched before the whole answer of the server
/// is there. <see cref="State"/>, <see cref="LastEvent"/> and <see cref="Happened"/> tell what happened;
/// <see cref="ServerLuOptions.Required"/> makes an exception of it.</para>
/// <para>Thread-safe; calls take turns. Matrices of double, float, <see cref="Complex"/> and <see cref="Complex64"/> go to
/// the server; others, and row-major ones in place, are always computed in process, and so are complex ones if the server is too
/// old for them (<see cref="ServerEvent.Refused"/>). Without pivoting the server does not use threads; the result is the
/// same.</para>
/// <para>A call waits for its turn, and then for the server's answer, as long as its timeout says, and then computes in
/// process. To end it without a result, cancel it; what is computed in process is not interrupted. In the middle of
/// its work a server can only be killed: the next call starts another one.</para>
/// <para>With <see cref="ServerLuOptions.SocketPath"/> it is a server that runs already, and serves others, too. It is never
/// killed: the conversation with it is ended instead.</para>
/// </remarks>
public sealed unsafe partial class ServerLu : IDisposable
{
    private readonly ServerLuOptions _options;
    private readonly ServerKeeper _keeper;
    private long _callsByServer;
    private long _callsInProcess;

    /// <summary>Initializes a new instance of the <see cref="ServerLu"/> class. Nothing is started yet.</summary>
    /// <param name="options">Where the server is, and how long to wait for it.</param>
    public ServerLu(ServerLuOptions? options = null)
        : this(options, ServerLocator.ApplicationFolders())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ServerLu"/> class.</summary>
    /// <param name="options">Where the server is, and how long to wait for it.</param>
    /// <param name="folders">Where it is looked for if nobody says.</param>
    internal ServerLu(ServerLuOptions? options, IEnumerable<string> folders)
    {
        _options = options ?? new ServerLuOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.Threads, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.MaxRestarts, nameof(options));
        CheckTimeout(_options.StartTimeout, nameof(options));
        CheckTimeout(_options.Timeout, nameof(options));
        CheckTimeout(_options.StopTimeout, nameof(options));
        CheckTimeout(_options.BusyTimeout, nameof(options));
        _keeper = new ServerKeeper(_options, folders, news => Happened?.Invoke(this, news));
    }

    /// <summary>Tells what happens between this object and its server, on the thread of the call that finds out, when the call
    /// is done with the server. A handler must not throw.</summary>
    public event EventHandler<ServerEventArgs>? Happened;

    /// <summary>Gets what becomes of the next call.</summary>
    public ServerState State => _keeper.State;

    /// <summary>Gets what happened last, or null.</summary>
    public ServerEventArgs? LastEvent => _keeper.LastEvent;

    /// <summary>Gets a value indicating whether there is a server that takes matrices by shared memory.</summary>
    public bool UsesSharedMemory => _keeper.Session?.SharesMemory ?? false;

    /// <summary>Gets the server's version, or null if there is none.</summary>
    public string? ServerVersion => _keeper.Session?.Version;

    /// <summary>Gets the server's process, or null if there is none or it is not this object's own.</summary>
    public int? ServerProcessId => _keeper.Session?.ProcessId;

    /// <summary>Gets the number of calls that the server has answered.</summary>
    public long CallsByServer => Interlocked.Read(ref _callsByServer);

    /// <summary>Gets the number of calls that were computed in process.</summary>
    public long CallsInProcess => Interlocked.Read(ref _callsInProcess);

    /// <summary>Builds the server from the source checkout that this assembly was built in, with its eng/build.sh.</summary>
    /// <param name="force">Whether to build it even if it is there.</param>
    /// <param name="outputDirectory">Where to copy it together with the libraries that it loads; null to leave it in the
    /// checkout.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The server's path, for <see cref="ServerLuOptions.ServerPath"/>.</returns>
    /// <exception cref="InvalidOperationException">There is no checkout or no .NET SDK, or the build failed.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static string BuildServer(
        bool force = false, string? outputDirectory = null, CancellationToken cancellationToken = default) =>
        new ServerBuilder(ServerBuilder.FindCheckout(AppContext.BaseDirectory))
            .Build(force, outputDirectory, cancellationToken);

    /// <inheritdoc cref="Lu.Factor{T}(ReadOnlySpan{T}, int, int, LuOptions)"/>
    /// <param name="timeout">How long to wait for the server; null for <see cref="ServerLuOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the call without a result; what was passed is untouched.</param>
    /// <exception cref="ServerUnavailableException">The server did not do it, and <see cref="ServerLuOptions.Required"/> is
    /// set.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">This object was disposed of before the call.</exception>
    public LuFactorization<T> Factor<T>(
        ReadOnlySpan<T> a,
        int rows,
        int columns,
        LuOptions options = default,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowIfDisposed();
        return FactorCopy(a, rows, columns, options, timeout, cancellationToken);
    }

    /// <inheritdoc cref="Lu.Factor{T}(T[,], LuOptions)"/>
    /// <param name="timeout">How long to wait for the server; null for <see cref="ServerLuOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the call without a result; what was passed is untouched.</param>
    /// <exception cref="ServerUnavailableException">The server did not do it, and <see cref="ServerLuOptions.Required"/> is
    /// set.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">This object was disposed of before the call.</exception>
    public LuFactorization<T> Factor<T>(
        T[,] a, LuOptions options = default, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(a);
        T[] copy = Lu.ByColumns(a);
        return FactorTo<T>(copy, copy, a.GetLength(0), a.GetLength(1), options, timeout, cancellationToken);
    }

    /// <inheritdoc cref="Lu.FactorInPlace{T}(Span{T}, int, int, int, Span{long}, LuOptions)"/>
    /// <param name="timeout">How long to wait for the server; null for <see cref="ServerLuOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the call without a result; what was passed is untouched.</param>
    /// <exception cref="ServerUnavailableException">The server did not do it, and <see cref="ServerLuOptions.Required"/> is
    /// set.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">This object was disposed of before the call.</exception>
    public long FactorInPlace<T>(
        Span<T> a,
        int rows,
        int columns,
        int leadingDimension,
        Span<long> pivots,
        LuOptions options = default,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowIfDisposed();
        return FactorSpan(a, rows, columns, leadingDimension, pivots, options, timeout, cancellationToken);
    }

    /// <inheritdoc cref="Lu.FactorInPlace{T}(T*, long, long, long, long*, LuOptions)"/>
    /// <param name="timeout">How long to wait for the server; null for <see cref="ServerLuOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the call without a result; what was passed is untouched.</param>
    /// <exception cref="ServerUnavailableException">The server did not do it, and <see cref="ServerLuOptions.Required"/> is
    /// set.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">This object was disposed of before the call.</exception>
    public long FactorInPlace<T>(
        T* a,
        long rows,
        long columns,
        long leadingDimension,
        long* pivots,
        LuOptions options = default,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowIfDisposed();
        return Run(a, a, rows, columns, leadingDimension, pivots, options, timeout, cancellationToken);
    }

    /// <summary>Factors a matrix in place, in the memory that it shares with the server.</summary>
    /// <typeparam name="T">double, float, <see cref="Complex"/> or <see cref="Complex64"/>.</typeparam>
    /// <param name="a">The matrix; overwritten by L and U, and its pivots by the row exchanges.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does.</param>
    /// <param name="timeout">How long to wait for the server; null for <see cref="ServerLuOptions.Timeout"/>.</param>
    /// <param name="cancellationToken">Ends the call without a result. The matrix is as it was, or lost if it is
    /// expendable.</param>
    /// <returns>As the other methods.</returns>
    /// <exception cref="MatrixLostException">The matrix is expendable and the server failed.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="ServerUnavailableException">The server did not do it, and <see cref="ServerLuOptions.Required"/> is
    /// set.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">This object or the matrix was disposed of before the call.</exception>
    public long FactorInPlace<T>(
        SharedMatrix<T> a, LuOptions options = default, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(a);
        return FactorShared(a, options, timeout, cancellationToken);
    }

    /// <summary>Ends the server. Calls in progress compute in process.</summary>
    public void Dispose() => _keeper.Dispose();

    private static void CheckTimeout(TimeSpan timeout, string name)
    {
        bool endless = timeout == Timeout.InfiniteTimeSpan;
        if (!endless && (timeout < TimeSpan.Zero || timeout.TotalMilliseconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(name, timeout, "A timeout is infinite, or 0 to 2^31 - 1 milliseconds.");
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_keeper.IsDisposed, this);

    private LuFactorization<T> FactorCopy<T>(
        ReadOnlySpan<T> a, int rows, int columns, LuOptions options, TimeSpan? timeout, CancellationToken cancel)
        where T : unmanaged, INumberBase<T>
    {
        Lu.CheckLength(a, rows, columns);
        if (options.Layout == MatrixLayout.RowMajor)
        {
            T[] copy = Lu.ByColumns(a, rows, columns, options.Layout);
            return FactorTo<T>(copy, copy, rows, columns, options, timeout, cancel);
        }

        return FactorTo(a, GC.AllocateUninitializedArray<T>(a.Length), rows, columns, options, timeout, cancel);
    }

    private long FactorSpan<T>(
        Span<T> a, int rows, int columns, int leadingDimension, Span<long> pivots, LuOptions options, TimeSpan? timeout,
        CancellationToken cancel)
        where T : unmanaged, INumberBase<T>
    {
        Lu.CheckLengths<T>(a, rows, columns, leadingDimension, pivots, options);
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return Run(p, p, rows, columns, leadingDimension, ipiv, options, timeout, cancel);
        }
    }

    private long FactorShared<T>(SharedMatrix<T> a, LuOptions options, TimeSpan? timeout, CancellationToken cancel)
        where T : unmanaged, INumberBase<T>
    {
        SharedBlock block = a.Block;
        bool held = false;
        try
        {
            block.DangerousAddRef(ref held);
            var p = (T*)block.Matrix;
            int lda = Math.Max(1, options.Layout == MatrixLayout.RowMajor ? a.Columns : a.Rows);
            return Run(p, p, a.Rows, a.Columns, lda, block.Pivots, options, timeout, cancel, block);
        }
        finally
        {
            if (held)
            {
                block.DangerousRelease();
            }
        }
    }

    private LuFactorization<T> FactorTo<T>(
        ReadOnlySpan<T> a, T[] factors, int rows, int columns, LuOptions options, TimeSpan? timeout, CancellationToken cancel)
        where T : unmanaged, INumberBase<T>
    {
        var pivots = new long[Math.Min(rows, columns)];
        options = options with { Layout = MatrixLayout.ColumnMajor };
        fixed (T* source = a)
        fixed (T* target = factors)
        fixed (long* ipiv = pivots)
        {
            long info = Run(source, target, rows, columns, Math.Max(1, rows), ipiv, options, timeout, cancel);
            return new LuFactorization<T>(factors, rows, columns, pivots, info);
        }
    }

    private long Run<T>(
        T* source, T* target, long rows, long columns, long lda, long* pivots, LuOptions options, TimeSpan? timeout,
        CancellationToken cancel, SharedBlock? shared = null)
        where T : unmanaged, INumberBase<T>
    {
        TimeSpan limit = timeout ?? _options.Timeout;
        CheckTimeout(limit, nameof(timeout));
        Errors.ThrowIfError(Validation.Factor(source, rows, columns, lda, pivots, options.Flags), Errors.FactorArguments);
        cancel.ThrowIfCancellationRequested();
        bool forServer = options.Layout == MatrixLayout.ColumnMajor && rows > 0 && columns > 0;
        if (forServer && ServerElements.Of<T>() is { } element)
        {
            var call = new FactorCall
            {
                Command = FactorCommand.Of(element, options.Pivoting == Pivoting.Partial, options.Threaded),
                M = rows,
                N = columns,
                Source = (byte*)source,
                Target = (byte*)target,
                Lda = lda,
                Pivots = pivots,
                Shared = shared,
            };
            if (ByServer(call, limit, cancel) is long info)
            {
                Interlocked.Increment(ref _callsByServer);
                return Lu.Checked(info, options);
            }

            if (_options.Required)
            {
                throw (_keeper.WhyOff ?? LastEvent) is { } cause
                    ? new ServerUnavailableException(cause)
                    : new ServerUnavailableException("The client was disposed of before it had a server.");
            }
        }

        cancel.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _callsInProcess);
        if (source != target)
        {
            long bytes = rows * columns * sizeof(T);
            Buffer.MemoryCopy(source, target, bytes, bytes);
        }

        return Lu.FactorInPlace(target, rows, columns, lda, pivots, options);
    }

    /// <summary>Info, or null if the server did not do it; then the matrix is as it was.</summary>
    private long? ByServer(in FactorCall call, TimeSpan limit, CancellationToken cancel)
    {
        bool whole;
        long? info;
        try
        {
            info = _keeper.Factor(call, limit, cancel);
        }
        finally
        {
            // No server writes into it any more.
            whole = call.Shared?.Recover() ?? true;
        }

        return whole ? info : throw new MatrixLostException($"The server failed, and the matrix is lost. {LastEvent?.Message}");
    }
}
