using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Native.Tests;

/// <summary>Where the library files are, and what they and this processor allow.</summary>
internal static class LibraryFiles
{
    private const string FolderVariable = "RECURSIVE_LU_LIB_DIR";

    private const string MainFile = "librecursivelu.so";

    /// <summary>The names of recursive_lu_isa, from the least to the most demanding.</summary>
    public static readonly string[] Isas = ["baseline", "x86-64-v3", "x86-64-v4"];

    private static readonly string[] s_files = [MainFile, "librecursivelu-v3.so", "librecursivelu-v4.so"];

    // What the two levels add, as this process's runtime finds it: /proc/cpuinfo leaves out some of it in virtual machines.
    private static readonly bool[] s_hasLevel =
    [
        true,
        Avx2.IsSupported && Bmi1.IsSupported && Bmi2.IsSupported && Fma.IsSupported && Lzcnt.IsSupported && Popcnt.IsSupported,
        Avx512F.VL.IsSupported && Avx512BW.VL.IsSupported && Avx512CD.VL.IsSupported && Avx512DQ.VL.IsSupported,
    ];

    /// <summary>Gets the path of the library; fails if it is not there.</summary>
    public static string Main
    {
        get
        {
            string path = Path.Combine(Folder(), MainFile);
            return File.Exists(path) ? path : throw new FileNotFoundException(Missing(path), path);
        }
    }

    /// <summary>Copies the library alone, without its siblings, to another folder; gives its path there.</summary>
    public static string CopyMainTo(string folder)
    {
        string path = Path.Combine(folder, MainFile);
        File.Copy(Main, path);
        return path;
    }

    /// <summary>The path of the file with the kernels of a level, 0 to 2; fails if it is not there.</summary>
    public static string OfLevel(int level)
    {
        string path = Path.Combine(Folder(), s_files[level]);
        return File.Exists(path) ? path : throw new FileNotFoundException(Missing(path), path);
    }

    /// <summary>The highest level up to a limit that this processor has.</summary>
    public static int BestLevel(int limit)
    {
        int level = 0;
        while (level < limit && s_hasLevel[level + 1])
        {
            level++;
        }

        return level;
    }

    private static string Folder()
    {
        string? given = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }

        for (DirectoryInfo? up = new(AppContext.BaseDirectory); up != null; up = up.Parent)
        {
            string folder = Path.Combine(up.FullName, "artifacts", "lib");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException(Missing($"artifacts/lib above {AppContext.BaseDirectory}"));
    }

    private static string Missing(string what) =>
        $"{what} is missing. Build the native library with eng/build.sh, or name its folder in {FolderVariable}.";
}
