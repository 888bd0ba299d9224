using System.Globalization;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Memory;

/// <summary>How much memory there is.</summary>
internal static class MachineMemory
{
    /// <summary>Where a control group of version 2 says its limit, "max" if there is none.</summary>
    private const string GroupLimit = "/sys/fs/cgroup/memory.max";

    /// <summary>The machine's bytes, or the control group's if they are fewer.</summary>
    public static long Bytes()
    {
        long machine = (long)LibC.Sysconf(LibC.SysconfPages) * LibC.Sysconf(LibC.SysconfPageSize);
        try
        {
            string limit = File.Exists(GroupLimit) ? File.ReadAllText(GroupLimit) : "max";
            return long.TryParse(limit, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long group)
                ? Math.Min(machine, group)
                : machine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return machine;
        }
    }
}
