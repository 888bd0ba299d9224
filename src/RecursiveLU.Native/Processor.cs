using System.Runtime.InteropServices;

namespace RecursiveLU.Native;

/// <summary>What the processor can do, as far as the operating system lets it.</summary>
internal static unsafe class Processor
{
    /// <summary>What the sibling files were compiled for, in the names of the kernel's processor flags.</summary>
    private static readonly string[] s_v3 = ["avx", "avx2", "bmi1", "bmi2", "fma", "movbe", "abm", "popcnt"];
    private static readonly string[] s_v4 = ["avx512f", "avx512vl", "avx512bw", "avx512dq", "avx512cd"];

    /// <summary>"v4", "v3", or null for the baseline, limited by RECURSIVE_LU_ISA.</summary>
    public static string? Level()
    {
        string? limit = Environment.GetEnvironmentVariable("RECURSIVE_LU_ISA");
        if (limit == "baseline")
        {
            return null;
        }

        Func<string, bool> has = FromLoader() ?? FromKernel();
        if (!Array.TrueForAll(s_v3, f => has(f)))
        {
            return null;
        }

        return limit != "v3" && Array.TrueForAll(s_v4, f => has(f)) ? "v4" : "v3";
    }

    /// <summary>The C library's own answer, which includes the operating system's support; since glibc 2.33.</summary>
    private static Func<string, bool>? FromLoader()
    {
        // The loader has it; asked for through the C library, which depends on it, in whatever namespace this file is.
        if (!NativeLibrary.TryLoad("libc.so.6", out nint libc)
            || !NativeLibrary.TryGetExport(libc, "__x86_get_cpuid_feature_leaf", out nint function))
        {
            return null;
        }

        var leaf = (delegate* unmanaged<uint, uint*>)function;
        return flag =>
        {
            (uint index, int register, int bit) = flag switch
            {
                // Leaves 1, 7 and 0x80000001, registers eax, ebx, ecx, edx.
                "avx" => (0u, 2, 28),
                "fma" => (0u, 2, 12),
                "movbe" => (0u, 2, 22),
                "popcnt" => (0u, 2, 23),
                "avx2" => (1u, 1, 5),
                "bmi1" => (1u, 1, 3),
                "bmi2" => (1u, 1, 8),
                "avx512f" => (1u, 1, 16),
                "avx512dq" => (1u, 1, 17),
                "avx512cd" => (1u, 1, 28),
                "avx512bw" => (1u, 1, 30),
                "avx512vl" => (1u, 1, 31),
                "abm" => (2u, 2, 5),
                _ => throw new ArgumentOutOfRangeException(nameof(flag)),
            };

            // Four registers as the processor gives them, then the same four with what is not usable masked out.
            return ((leaf(index)[4 + register] >> bit) & 1) != 0;
        };
    }

    /// <summary>The kernel's list; without one, nothing.</summary>
    private static Func<string, bool> FromKernel()
    {
        const string Source = "/proc/cpuinfo";
        string? line = File.Exists(Source)
            ? File.ReadLines(Source).FirstOrDefault(l => l.StartsWith("flags", StringComparison.Ordinal))
            : null;
        string[] flags = line?.Split(' ') ?? [];
        return flag => Array.IndexOf(flags, flag) >= 0;
    }
}
