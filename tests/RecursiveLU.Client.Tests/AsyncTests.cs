using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>Calls that leave the caller's thread free.</summary>
internal sealed class AsyncTests : ClientFixture
{
    [Test]
    public async Task GiveWhatTheOthersGive()
    {
        ServerLu client = Client(Servers.Options);
        double[] a = Matrices.Signed<double>(7, Large, Large);
        LuFactorization<double> expected = client.Factor<double>(a, Large, Large);
        var copy = (double[])a.Clone();
        var pivots = new long[Large];
        using var shared = new SharedMatrix<double>(Large, Large);
        a.CopyTo(shared.Elements);

        LuFactorization<double> factors = await client.FactorAsync<double>(a, Large, Large);
        long info = await client.FactorInPlaceAsync<double>(copy, Large, Large, Large, pivots);
        long sharedInfo = await client.FactorInPlaceAsync(shared);

        FactorAssert.AreSameBits<double>(factors.Factors, expected.Factors, "factors");
        FactorAssert.AreSameBits<double>(copy, expected.Factors, "in place");
        FactorAssert.AreSameBits<double>(shared.Elements, expected.Factors, "in shared memory");
        Assert.That(pivots, Is.EqualTo(expected.Pivots.ToArray()));
        Assert.That((info, sharedInfo, client.CallsByServer), Is.EqualTo((0L, 0L, 4L)));
    }

    [Test]
    public async Task TakeTurns()
    {
        ServerLu client = Client(Servers.Options);
        double[][] matrices = [.. Enumerable.Range(1, 8).Select(seed => Matrices.Signed<double>(seed, 60, 60))];

        LuFactorization<double>[] all = await Task.WhenAll(matrices.Select(a => client.FactorAsync<double>(a, 60, 60)));

        for (int i = 0; i < all.Length; i++)
        {
            Servers.AssertExpected(all[i], matrices[i]);
        }

        Assert.That(client.CallsByServer, Is.EqualTo(all.Length));
    }

    [Test]
    public async Task ThrowWhatTheOthersThrow()
    {
        ServerLu client = Client(Servers.Options);

        await Assert.ThatAsync(() => client.FactorAsync<double>(new double[3], 2, 2), Throws.ArgumentException);
        await Assert.ThatAsync(
            () => client.FactorAsync<double>(new double[4], 2, 2, new LuOptions { ThrowIfSingular = true }),
            Throws.TypeOf<SingularMatrixException>());
        client.Dispose();
        await Assert.ThatAsync(() => client.FactorAsync<double>(new double[1], 1, 1), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task EndWhenCancelledInTheServerAndBeforeIt()
    {
        ServerLu client = Client(Fault.HangsBeforeAnswer);
        double[] a = Matrices.Signed<double>(3, Large, Large);
        var before = (double[])a.Clone();
        var pivots = new long[Large];
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        Task<long> atWork = client.FactorInPlaceAsync<double>(a, Large, Large, Large, pivots, cancellationToken: first.Token);
        Leaks.WaitUntil(() => client.State == ServerState.Running, "the server's start");
        Task<LuFactorization<double>> waiting = client.FactorAsync<double>(before, Large, Large, cancellationToken: second.Token);

        await second.CancelAsync();
        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((atWork.IsCompleted, client.State), Is.EqualTo((false, ServerState.Running)));

        await first.CancelAsync();
        await Assert.ThatAsync(() => atWork, Throws.InstanceOf<OperationCanceledException>());
        FactorAssert.AreSameBits<double>(a, before, "matrix");
        Assert.That(pivots, Is.All.Zero);
        Assert.That((atWork.IsCanceled, waiting.IsCanceled), Is.EqualTo((true, true)));
        Assert.That(News.Count(news => news == ServerEvent.Cancelled), Is.EqualTo(1));
    }

    [Test]
    public async Task GoOnAfterACancelledOne()
    {
        string first = Path.Combine(Launcher.Folder, "first");
        string hanging = Launcher.FakeServer(Fault.HangsInAnswer);
        string program = Launcher.Script("hangs_once", $"test -e {first} && exec {Servers.Path}; touch {first}; exec {hanging}");
        ServerLu client = Client(new ServerLuOptions { ServerPath = program });
        double[] a = Matrices.Signed<double>(5, Large, Large);
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(
            () => client.FactorAsync<double>(a, Large, Large, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Servers.AssertExpected(await client.FactorAsync<double>(a, Large, Large), a);
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task AreComputedInProcessIfTheClientIsDisposedOf()
    {
        ServerLu client = Client(Fault.HangsBeforeAnswer);
        double[] a = Matrices.Signed<double>(9, 50, 50);
        LuFactorization<double> expected = Lu.Factor<double>(a, 50, 50);
        Task<LuFactorization<double>> atWork = client.FactorAsync<double>(a, 50, 50);
        Leaks.WaitUntil(() => client.State == ServerState.Running, "the server's start");
        Task<LuFactorization<double>> waiting = client.FactorAsync<double>(a, 50, 50);

        client.Dispose();

        FactorAssert.AreSameBits<double>((await atWork).Factors, expected.Factors, "at work");
        FactorAssert.AreSameBits<double>((await waiting).Factors, expected.Factors, "waiting");
        Assert.That(client.CallsInProcess, Is.EqualTo(2));
    }
}
