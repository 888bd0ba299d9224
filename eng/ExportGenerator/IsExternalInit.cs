namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records, and this framework lacks.</summary>
internal static class IsExternalInit;
