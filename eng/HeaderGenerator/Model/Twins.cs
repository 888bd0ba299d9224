namespace HeaderGenerator.Model;

/// <summary>
/// A function may have a second name that ends in '!', which C cannot spell. The header then declares it once, under
/// the name without '!'.
/// </summary>
internal static class Twins
{
    private static readonly Func<AbiSlot, string>[] Languages = [slot => slot.CType, slot => slot.CSharpType];

    /// <summary>The name of the plain twin, or null if the name cannot have one.</summary>
    public static string? PlainName(string entryPoint) =>
        entryPoint.EndsWith('!') && Identifiers.IsC(entryPoint[..^1]) ? entryPoint[..^1] : null;

    /// <summary>Both names must be usable alike.</summary>
    /// <param name="fullName">The twin's method, for the message.</param>
    /// <param name="twin">The function whose name ends in '!'.</param>
    /// <param name="plain">The function that the header declares.</param>
    /// <exception cref="GenerationException">The C or C# types differ.</exception>
    public static void CheckSignature(string fullName, ExportedFunction twin, ExportedFunction plain)
    {
        foreach (Func<AbiSlot, string> language in Languages)
        {
            string expected = Signature(plain, language);
            string found = Signature(twin, language);
            if (found != expected)
            {
                throw GenerationException.At(
                    fullName, $"\"{twin.Name}\" is {found}, but its twin \"{plain.Name}\" is {expected}");
            }
        }
    }

    private static string Signature(ExportedFunction function, Func<AbiSlot, string> language) =>
        $"{language(function.Return)} ({string.Join(", ", function.Parameters.Select(language))})";
}
