using System.Runtime.InteropServices;

namespace RecursiveLU.Client;

/// <summary>Finds the server's program.</summary>
internal static class ServerLocator
{
    /// <summary>The name of the program.</summary>
    public const string FileName = "recursive_lu_server";

    /// <summary>The library that the program loads; others beside it have kernels for certain processors.</summary>
    public const string Library = "librecursivelu.so";

    /// <summary>The variable that names the program.</summary>
    public const string PathVariable = "RECURSIVE_LU_SERVER_PATH";

    /// <summary>The variable that switches the server off.</summary>
    public const string SwitchVariable = "RECURSIVE_LU_SERVER";

    /// <summary>The value of <see cref="SwitchVariable"/> that does.</summary>
    public const string Off = "off";

    /// <summary>Gets a value indicating whether the environment forbids a server.</summary>
    public static bool IsDisabled =>
        string.Equals(Environment.GetEnvironmentVariable(SwitchVariable), Off, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the program's path, or null and where it was looked for.</summary>
    /// <param name="given">A path that is the only one if it is not null.</param>
    /// <param name="folders">Folders to look into if nobody names a path.</param>
    /// <param name="searched">The paths tried.</param>
    public static string? Find(string? given, IEnumerable<string> folders, out string searched)
    {
        string? named = given ?? Environment.GetEnvironmentVariable(PathVariable);
        string[] candidates = string.IsNullOrEmpty(named) ? [.. folders.SelectMany(InFolder).Distinct()] : [named];
        searched = string.Join(", ", candidates);
        return candidates.FirstOrDefault(File.Exists) is { } found ? Path.GetFullPath(found) : null;
    }

    /// <summary>The folders that applications keep their files in.</summary>
    public static IEnumerable<string> ApplicationFolders()
    {
        yield return AppContext.BaseDirectory;
        string assembly = typeof(ServerLocator).Assembly.Location;
        if (assembly.Length > 0)
        {
            yield return Path.GetDirectoryName(assembly)!;
        }
    }

    /// <summary>Tells which of the libraries that a server loads lie where it looks for them.</summary>
    /// <param name="server">The path of the program.</param>
    public static string LibrariesBeside(string server)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(server))!;
        string other = Path.GetFullPath(Path.Combine(folder, "../lib"));
        string[] found = [.. new[] { folder, other }.Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, "librecursivelu*.so")).Order(StringComparer.Ordinal)];
        return found.Any(file => Path.GetFileName(file) == Library)
            ? $"It can load {string.Join(", ", found)}."
            : $"{Library}, which it loads, is neither in {folder} nor in {other}: the package RecursiveLU.Native and"
                + $" eng/build.sh bring it. There lies {(found.Length == 0 ? "none of its kind" : string.Join(", ", found))}.";
    }

    private static IEnumerable<string> InFolder(string folder)
    {
        string portable = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        yield return Path.Combine(folder, FileName);
        yield return Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", FileName);
        yield return Path.Combine(folder, "runtimes", portable, "native", FileName);
    }
}
