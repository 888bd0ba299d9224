using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;
using RecursiveLU.Tests;

namespace RecursiveLU.Client.Tests;

/// <summary>Matrices in the memory that a server works on itself.</summary>
internal sealed class SharedMatrixTests : ClientFixture
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(150);

    [TestCase(1, 1)]
    [TestCase(10, 10)]
    [TestCase(129, 129)]
    [TestCase(300, 200)]
    [TestCase(100, 300)]
    [TestCase(7, 1)]
    public void AreFactoredAsOthers(int m, int n)
    {
        foreach (ServerLu client in new[]
        {
            Client(Servers.Options),
            Client(Servers.Options with { SharedMemory = false }),
            Client(new ServerLuOptions { ServerPath = "/nowhere" }),
        })
        {
            foreach (FactorMode mode in new[] { FactorMode.Pivoting, FactorMode.Threaded, FactorMode.NoPivot })
            {
                FactorRightly<double>(client, m, n, mode);
                FactorRightly<float>(client, m, n, mode);
                FactorRightly<Complex>(client, m, n, mode);
                FactorRightly<Complex64>(client, m, n, mode);
            }
        }

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Started, ServerEvent.NotFound }));
    }

    [Test]
    public void MayBeEmpty()
    {
        ServerLu client = Client(Servers.Options);
        foreach ((int m, int n) in new[] { (0, 0), (0, 3), (3, 0) })
        {
            using var matrix = new SharedMatrix<double>(m, n);
            Assert.That(client.FactorInPlace(matrix), Is.Zero);
            Assert.That((matrix.Elements.Length, matrix.Pivots.Length), Is.EqualTo((0, 0)));
        }
    }

    [Test]
    public void AreReadAndWrittenByRowAndColumn()
    {
        using var matrix = new SharedMatrix<double>(2, 3);
        matrix[1, 2] = 7;

        Assert.That(matrix.IsShared);
        Assert.That(matrix.Elements.ToArray(), Is.EqualTo(new double[] { 0, 0, 0, 0, 0, 7 }));
        Assert.That(matrix[1, 2], Is.EqualTo(7));
        foreach ((int i, int j) in new[] { (-1, 0), (2, 0), (0, -1), (0, 3), (0, int.MaxValue) })
        {
            Assert.That(() => matrix[i, j], Throws.TypeOf<ArgumentOutOfRangeException>(), $"{i}, {j}");
        }
    }

    [Test]
    public void MustBePossible()
    {
        Assert.That(() => new SharedMatrix<decimal>(1, 1), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => new SharedMatrix<Half>(1, 1), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => new SharedMatrix<double>(-1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SharedMatrix<double>(1, -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SharedMatrix<double>(1 << 16, 1 << 16), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void CannotBeUsedWhenDisposedOf()
    {
        var matrix = new SharedMatrix<double>(2, 2);
        matrix.Dispose();
        matrix.Dispose();

        Assert.That(() => matrix.Elements.Length, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => Client(Servers.Options).FactorInPlace(matrix), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => Client(Servers.Options).FactorInPlace<double>(null!), Throws.TypeOf<ArgumentNullException>());
    }

    [Test]
    public void MoveToANewServer()
    {
        ServerLu client = Client(Servers.Options);
        using var matrix = new SharedMatrix<double>(200, 200);
        Span<double> elements = matrix.Elements;
        for (int i = 0; i < 3; i++)
        {
            Fill(matrix, seed: i);
            FactorRightly(client, matrix, FactorMode.Pivoting, elements);
            int process = client.ServerProcessId!.Value;
            Signals.Kill(process);
            Leaks.WaitUntil(() => !Leaks.Exists(process), "its end");
        }

        Assert.That((client.CallsByServer, News.Contains(ServerEvent.WithoutSharedMemory)), Is.EqualTo((3L, false)));
    }

    [Test]
    public void MayBeGivenToOneServerAfterTheOther()
    {
        ServerLu[] clients = [Client(Servers.Options), Client(Servers.Options)];
        using var matrix = new SharedMatrix<double>(100, 100);
        for (int i = 0; i < 6; i++)
        {
            Fill(matrix, seed: i);
            FactorRightly(clients[i % 2], matrix, FactorMode.Pivoting, matrix.Elements);
        }

        Assert.That(clients.Select(client => client.CallsByServer), Is.EqualTo(new[] { 3L, 3L }));
    }

    [Test]
    public void MayBeMoreThanAServerKeeps()
    {
        ServerLu client = Client(Servers.Options);
        SharedMatrix<double>[] matrices = [.. Enumerable.Range(0, 20).Select(i => new SharedMatrix<double>(20 + i, 20))];
        for (int round = 0; round < 3; round++)
        {
            foreach (SharedMatrix<double> matrix in matrices)
            {
                Fill(matrix, round);
                FactorRightly(client, matrix, FactorMode.Pivoting, matrix.Elements);
                FactorRightly(client, 30);
            }
        }

        Array.ForEach(matrices, matrix => matrix.Dispose());
        FactorRightly(client, 30);
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((121L, 0L)));
        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        string maps = File.ReadAllText($"/proc/{client.ServerProcessId}/maps");
        Assert.That(maps.Split("/dev/shm/recursive_lu-").Length - 1, Is.EqualTo(1), "objects that the server still has");
    }

    [TestCase(Fault.DiesInObject, ServerEvent.Died)]
    [TestCase(Fault.HangsInObject, ServerEvent.TimedOut)]
    [TestCase(Fault.RefusesObject, ServerEvent.Refused)]
    public void AreAsBeforeIfTheServerFails(Fault fault, ServerEvent expected)
    {
        ServerLu client = Client(fault);

        FactorRightly<double>(client, 50, 50, FactorMode.Pivoting, s_short);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, expected }));
        Assert.That(client.CallsInProcess, Is.EqualTo(1));
    }

    [Test]
    public void GoByPipeIfTheServerFindsNoObject()
    {
        ServerLu client = Client(Fault.FindsNoObject);

        FactorRightly<double>(client, 50, 50, FactorMode.Pivoting);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.WithoutSharedMemory }));
        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [Test]
    public void AreAsBeforeIfTheCallIsCancelled()
    {
        ServerLu client = Client(Fault.HangsInObject);
        using var matrix = new SharedMatrix<double>(50, 50);
        double[] a = Fill(matrix, seed: 1);
        using var source = new CancellationTokenSource();
        _ = Task.Run(() =>
        {
            Leaks.WaitUntil(() => client.State == ServerState.Running, "the server's start");
            source.CancelAfter(s_short);
        });

        Assert.That(
            () => client.FactorInPlace(matrix, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());

        FactorAssert.AreSameBits<double>(matrix.Elements, a, "matrix");
    }

    [TestCase(Fault.DiesInObject)]
    [TestCase(Fault.HangsInObject)]
    public void AreLostIfTheyAreExpendable(Fault fault)
    {
        ServerLu client = Client(fault);
        using var matrix = new SharedMatrix<double>(50, 50, expendable: true);
        Fill(matrix, seed: 1);

        Assert.That(() => client.FactorInPlace(matrix, timeout: s_short), Throws.TypeOf<MatrixLostException>());

        Assert.That(client.CallsInProcess, Is.Zero);
    }

    [TestCase(Fault.EndsAtOnce)]
    [TestCase(Fault.DiesBeforeAnswer)]
    public void AreNotLostBeforeTheServerHasThem(Fault fault)
    {
        ServerLu client = Client(fault);
        using var matrix = new SharedMatrix<double>(50, 50, expendable: true);
        Fill(matrix, seed: 1);

        FactorRightly(client, matrix, FactorMode.Pivoting, matrix.Elements);

        Assert.That(client.CallsInProcess, Is.EqualTo(1));
    }

    [Test]
    public void AreNotLostIfTheServerIsTooOldForThem()
    {
        ServerLu client = Client(Fault.HangsInObject);
        using var matrix = new SharedMatrix<Complex>(50, 50, expendable: true);
        Matrices.Dominant<Complex>(1, 50, 50).CopyTo(matrix.Elements);

        FactorRightly(client, matrix, FactorMode.Pivoting, matrix.Elements);

        Assert.That(client.CallsInProcess, Is.EqualTo(1));
    }

    private static double[] Fill(SharedMatrix<double> matrix, int seed)
    {
        double[] a = Matrices.Signed<double>(seed, matrix.Rows, matrix.Columns);
        a.CopyTo(matrix.Elements);
        return a;
    }

    private static void FactorRightly<T>(ServerLu client, int m, int n, FactorMode mode, TimeSpan? timeout = null)
        where T : unmanaged, INumberBase<T>
    {
        using var matrix = new SharedMatrix<T>(m, n);
        Matrices.Dominant<T>(m + n, m, n).CopyTo(matrix.Elements);
        FactorRightly(client, matrix, mode, matrix.Elements, timeout);
    }

    /// <summary>Factors a matrix; its elements must be found in a span that was taken before.</summary>
    private static void FactorRightly<T>(
        ServerLu client, SharedMatrix<T> matrix, FactorMode mode, Span<T> elements, TimeSpan? timeout = null)
        where T : unmanaged, INumberBase<T>
    {
        LuOptions options = ManagedEngine.Options(mode);
        LuFactorization<T> expected = Lu.Factor<T>(elements, matrix.Rows, matrix.Columns, options);

        Assert.That(client.FactorInPlace(matrix, options, timeout), Is.EqualTo(expected.Info));

        Assert.That(matrix.Pivots.ToArray(), Is.EqualTo(expected.Pivots.ToArray()));
        FactorAssert.AreSameBits(elements, expected.Factors, $"factors, {matrix.Rows} x {matrix.Columns}, {mode}");
    }
}
