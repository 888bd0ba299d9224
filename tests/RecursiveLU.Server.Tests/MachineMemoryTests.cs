using NUnit.Framework;
using RecursiveLU.Server.Memory;

namespace RecursiveLU.Server.Tests;

/// <summary>Limits of control groups, on a made tree.</summary>
internal sealed class MachineMemoryTests
{
    private string _root = null!;

    [SetUp]
    public void MakeRoot() => _root = Directory.CreateTempSubdirectory("recursive_lu_groups_").FullName;

    [TearDown]
    public void RemoveRoot() => Directory.Delete(_root, recursive: true);

    [Test]
    public void FindsTheLimitOfEveryLevelOfVersion2()
    {
        Write("proc/self/cgroup", "0::/system.slice/lu.service/main\n");
        Write("proc/self/mountinfo", "29 22 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n");
        Write("sys/fs/cgroup/memory.stat", "anon 1\n");
        Write("sys/fs/cgroup/system.slice/memory.max", "max\n");
        Write("sys/fs/cgroup/system.slice/lu.service/main/memory.max", "900000000\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(900_000_000));
        Write("sys/fs/cgroup/system.slice/lu.service/memory.max", "200000000\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(200_000_000));
        Write("sys/fs/cgroup/system.slice/lu.service/memory.high", "150000000\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(150_000_000));
        Write("sys/fs/cgroup/system.slice/memory.max", "100000000\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(100_000_000));
    }

    [Test]
    public void FindsTheLimitOfEveryLevelOfVersion1()
    {
        Write("proc/self/cgroup", "5:cpu,cpuacct:/other\n4:memory:/docker/abc/def\n0::/unified\n");
        Write(
            "proc/self/mountinfo",
            "31 23 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n"
            + "36 23 0:32 / /sys/fs/cgroup/memory rw,relatime shared:15 - cgroup cgroup rw,memory\n"
            + "37 23 0:33 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        Write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "300000000\n");
        Write("sys/fs/cgroup/memory/docker/abc/def/memory.limit_in_bytes", "400000000\n");
        Write("sys/fs/cgroup/cpu/other/memory.limit_in_bytes", "1\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(300_000_000));
    }

    [Test]
    public void FindsTheLimitWhereOnlyTheGroupItselfIsMounted()
    {
        Write("proc/self/cgroup", "4:memory:/docker/abc\n");
        Write("proc/self/mountinfo", "36 23 0:32 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "500000000\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(500_000_000));
    }

    [TestCase("")]
    [TestCase("0::/\n")]
    [TestCase("0::/../outside\n")]
    [TestCase("nonsense\n:\n::\n")]
    public void ThereNeedBeNoLimit(string groups)
    {
        Write("proc/self/cgroup", groups);
        Write("proc/self/mountinfo", "29 22 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\nnonsense\n\n");
        Assert.That(MachineMemory.GroupLimit(_root), Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void TheMachineHasMemory() => Assert.That(MachineMemory.Bytes(), Is.InRange(1L << 20, 1L << 50));

    private void Write(string path, string text)
    {
        path = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
