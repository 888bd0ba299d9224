namespace HeaderGenerator.Tests;

/// <summary>Where the tests find what they compare.</summary>
internal static class Repository
{
    /// <summary>The folder that holds include/ and src/.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The committed C header.</summary>
    public static string Header => Path.Combine(Root, "include", "recursive_lu.h");

    /// <summary>The committed P/Invoke class.</summary>
    public static string PInvoke => Path.Combine(Root, "include", "RecursiveLuNative.cs");

    /// <summary>The committed list of functions for the C code in front of the exports.</summary>
    public static string Front => Path.Combine(Root, "src", "RecursiveLU.Native", "Front", "functions.inc");

    /// <summary>The export assembly, copied beside the tests by their build.</summary>
    public static string ExportAssembly =>
        Path.Combine(AppContext.BaseDirectory, "exports", "RecursiveLU.Native.dll");

    /// <summary>The export assembly's documentation file.</summary>
    public static string ExportDocumentation => Path.ChangeExtension(ExportAssembly, ".xml");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RecursiveLU.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository: no RecursiveLU.slnx above them.");
    }
}
