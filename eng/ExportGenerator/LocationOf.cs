using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ExportGenerator;

/// <summary>A place in a source file that equals the same place in another run of the compiler.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LocationOf(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Gets the place as the compiler wants it.</summary>
    public Location Location => Location.Create(Path, Span, Lines);

    /// <summary>Where a symbol is declared.</summary>
    public static LocationOf Symbol(ISymbol symbol)
    {
        Location location = symbol.Locations.First();
        return new LocationOf(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }
}
