using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Interop;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.MathNet.Tests;

/// <summary>The library that was built, which in an application a package puts beside it.</summary>
internal static class NativeLibraryFile
{
    [ModuleInitializer]
    internal static void Find() => NativeLibrary.SetDllImportResolver(
        typeof(RecursiveLuNative).Assembly,
        static (name, _, _) => name == RecursiveLuNative.Library ? NativeLibrary.Load(LibraryFiles.Main) : 0);
}
