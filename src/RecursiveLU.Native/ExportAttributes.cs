// What the export generator (eng/ExportGenerator) reads, by these names.
namespace RecursiveLU.Native;

/// <summary>An element type: exports that are declared once for all of them get a method for each, in the order of these
/// attributes.</summary>
/// <param name="name">What stands for <c>{type}</c> in names, such as <c>f64</c>.</param>
/// <param name="letter">What LAPACK's names begin with, and stands for <c>{letter}</c>.</param>
/// <param name="type">The type in C#, which takes the place of a type parameter <c>T</c>.</param>
/// <param name="element">The type in documentation, for <c>{element}</c>.</param>
/// <param name="c">The type in C, for <c>{c}</c>.</param>
/// <param name="roundoff">Its unit round-off as a text, for <c>{roundoff}</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class ElementTypeAttribute(string name, string letter, Type type, string element, string c, string roundoff)
    : Attribute
{
    public string Name { get; } = name;

    public string Letter { get; } = letter;

    public Type Type { get; } = type;

    public string Element { get; } = element;

    public string C { get; } = c;

    public string Roundoff { get; } = roundoff;

    /// <summary>Gets or sets the type of a complex number's parts, which takes the place of a type parameter <c>TReal</c>. Without
    /// it, that is the type itself.</summary>
    public Type? Real { get; set; }
}

/// <summary>Exports a generic method <c>Name&lt;T&gt;</c>, or <c>Name&lt;T, TReal&gt;</c>, once for each element type, as a method of the same partial class with the
/// method's documentation and its parameters' attributes, where the words in braces of <see cref="ElementTypeAttribute"/> are
/// replaced and the elements <c>first</c>, <c>others</c>, <c>real</c> and <c>complex</c>, and those called as an element type, stay for
/// the first type, for all others, for the real ones, for the complex ones, and for that one.</summary>
/// <param name="name">The name in C.</param>
/// <param name="secondName">A second name, or null.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExportAttribute(string name, string? secondName = null) : Attribute
{
    public string Name { get; } = name;

    public string? SecondName { get; } = secondName;
}

/// <summary>Gives an export for each element type a symbol more, <c>small_</c> and its name, that C calls without the way into the
/// runtime and back: the method, which returns whether it could do it, takes the parameters of the export, and then the control and
/// status word of the vector unit as it was before the call, and <c>out long info</c>. If it could not, the export is called.</summary>
/// <param name="name">The export's name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallExportAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Exports a method of a generic class for each element type (type parameters <c>T</c> and <c>TReal</c>) and both widths of
/// integers (<c>TInt</c>) under a name of LAPACK's. Its first parameter gets the whole name.</summary>
/// <param name="name">The name without the type's letter, and without <c>_64</c> and <c>_</c> behind it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FortranNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Gets or sets the letters of the types that have such a function; without them, all have it.</summary>
    public string? Letters { get; set; }
}

/// <summary>Exports a method likewise, as <c>small_</c> and the name, which C calls without the way into the runtime and back, at first with
/// every matrix that has no more than 64 columns. It returns whether it could do it; if not, it has done nothing.</summary>
/// <param name="name">The name without the type's letter, and without <c>_64</c> and <c>_</c> behind it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class SmallFortranNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Gets or sets the letters of the types that have such a function; without them, all have it.</summary>
    public string? Letters { get; set; }
}

/// <summary>The same as <see cref="FortranNameAttribute"/> for LAPACKE's names.</summary>
/// <param name="name">The name without <c>LAPACKE_</c>, the type's letter, and <c>_64</c> behind it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class LapackeNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Gets or sets what a last parameter <c>search</c> gets: whether the function looks for NaN.</summary>
    public bool Search { get; set; }

    /// <summary>Gets or sets the letters of the types that have such a function; without them, all have it.</summary>
    public string? Letters { get; set; }
}

/// <summary>Exports a method of a generic class for each element type (type parameters <c>T</c> and <c>TReal</c>) to the C code of BLAS'
/// names, as <c>blas_</c>, the type's letter and the name. Its first parameter gets the letter and the name.</summary>
/// <param name="name">The name without the type's letter.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BlasNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Gets or sets the letters of the types that have such a function; without them, all have it.</summary>
    public string? Letters { get; set; }
}

/// <summary>Exports a method likewise, as <c>small_blas_</c>, the type's letter and the name, which C calls without the way into the runtime
/// and back. It returns whether it could do it; if not, it has done nothing.</summary>
/// <param name="name">The name without the type's letter.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallBlasNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Gets or sets the letters of the types that have such a function; without them, all have it.</summary>
    public string? Letters { get; set; }
}
