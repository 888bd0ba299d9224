using System.Globalization;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Memory;

/// <summary>How much memory there is.</summary>
internal static class MachineMemory
{
    /// <summary>Where control groups of version 2 and 1 say their limits; "max" or a huge number if there is none.</summary>
    private static readonly string[] s_limits = ["memory.max", "memory.high", "memory.limit_in_bytes"];

    /// <summary>The machine's bytes, or those of a control group or of the process's addresses if they are fewer.</summary>
    public static long Bytes()
    {
        long machine = (long)LibC.Sysconf(LibC.SysconfPages) * LibC.Sysconf(LibC.SysconfPageSize);
        return Math.Min(Math.Min(machine, LibC.AddressLimit()), GroupLimit("/"));
    }

    /// <summary>The least limit of the process's control group and of all that it is in, of either version.</summary>
    /// <param name="root">Where proc is, and what the paths in proc begin at; "/" but for tests.</param>
    public static long GroupLimit(string root)
    {
        long least = long.MaxValue;
        foreach ((string folder, string mountPoint) in GroupFolders(root))
        {
            for (string? level = folder; level?.StartsWith(mountPoint, StringComparison.Ordinal) == true; level = Path.GetDirectoryName(level))
            {
                foreach (string name in s_limits)
                {
                    least = Math.Min(least, Read(Path.Combine(level, name)));
                }
            }
        }

        return least;
    }

    /// <summary>The folders of the process's groups that limit memory, and where their hierarchies are mounted.</summary>
    private static IEnumerable<(string Folder, string MountPoint)> GroupFolders(string root)
    {
        // hierarchy:controllers:path, with no controllers for version 2.
        string[][] groups = [.. Lines(root + "/proc/self/cgroup").Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3)];

        // id parent device root mount-point options [fields] - type source super-options
        foreach (string line in Lines(root + "/proc/self/mountinfo"))
        {
            string[] halves = line.Split(" - ", 2);
            string[] mount = halves[0].Split(' ');
            string[] system = halves[^1].Split(' ');
            bool first = system[0] == "cgroup" && system[^1].Split(',').Contains("memory");
            if (mount.Length < 5 || (!first && system[0] != "cgroup2"))
            {
                continue;
            }

            foreach (string[] group in groups.Where(group => first ? group[1].Split(',').Contains("memory") : group[1].Length == 0))
            {
                string mountPoint = root.TrimEnd('/') + mount[4];
                yield return (Path.GetFullPath(mountPoint + "/" + Below(mount[3], group[2])), mountPoint);
            }
        }
    }

    /// <summary>The part of a group's path that is below what is mounted; nothing if it is not: in a container the mount is
    /// all that can be seen.</summary>
    private static string Below(string mounted, string path)
    {
        string prefix = mounted.TrimEnd('/');
        bool inside = path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal);
        return inside && !path.Contains("/..", StringComparison.Ordinal) ? path[prefix.Length..] : string.Empty;
    }

    private static long Read(string path) =>
        long.TryParse(string.Concat(Lines(path)), NumberStyles.None, CultureInfo.InvariantCulture, out long limit)
            ? limit
            : long.MaxValue;

    private static string[] Lines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
