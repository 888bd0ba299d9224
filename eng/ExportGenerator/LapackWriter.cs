using System.Collections.Generic;
using System.Linq;

namespace ExportGenerator;

/// <summary>Writes the exports under LAPACK's and LAPACKE's names, and those behind BLAS' names: a class of their own each.</summary>
internal static class LapackWriter
{
    private static readonly (string Suffix, string Integer)[] s_widths = [("", "int"), ("_64", "long")];

    /// <summary>The class.</summary>
    /// <param name="fortran">The exports under LAPACK's names.</param>
    /// <param name="small">Those for small matrices.</param>
    /// <param name="lapacke">Those under LAPACKE's names.</param>
    /// <param name="types">All types.</param>
    public static string Write(
        IReadOnlyList<Export> fortran, IReadOnlyList<Export> small, IReadOnlyList<Export> lapacke, EquatableArray<ElementType> types)
    {
        var code = new CodeWriter();
        code.Line("/// <summary>LAPACK's and LAPACKE's names.</summary>");
        code.Line("[LapackNames]");
        code.Begin(fortran.Concat(lapacke).First().Method.Namespace, "internal static unsafe class LapackExports");
        foreach (ElementType type in types)
        {
            foreach ((string suffix, string integer) in s_widths)
            {
                foreach (Export export in fortran.Where(export => export.IsFor(type)))
                {
                    Write(code, export, $"{type.Letter}{export.Name}{suffix}_", type, integer);
                }

                foreach (Export export in small.Where(export => export.IsFor(type)))
                {
                    WriteSmall(code, export, $"{type.Letter}{export.Name}{suffix}_", type, integer);
                }

                foreach (Export export in lapacke.Where(export => export.IsFor(type)))
                {
                    Write(code, export, $"LAPACKE_{type.Letter}{export.Name}{suffix}", type, integer);
                }
            }
        }

        return code.End();
    }

    /// <summary>The class of what C code of BLAS' names calls.</summary>
    /// <param name="blas">The exports.</param>
    /// <param name="small">Those for small matrices.</param>
    /// <param name="types">All types.</param>
    public static string WriteBlas(IReadOnlyList<Export> blas, IReadOnlyList<Export> small, EquatableArray<ElementType> types)
    {
        var code = new CodeWriter();
        code.Line("/// <summary>What BLAS' names call.</summary>");
        code.Begin(blas[0].Method.Namespace, "internal static unsafe class BlasExports");
        foreach (ElementType type in types)
        {
            foreach (Export export in blas.Where(export => export.IsFor(type)))
            {
                Write(code, export, type.Letter + export.Name, type, "long", "blas_");
            }

            foreach (Export export in small.Where(export => export.IsFor(type)))
            {
                WriteSmall(code, export, type.Letter + export.Name, type, "long", "blas_");
            }
        }

        return code.End();
    }

    private static void Write(CodeWriter code, Export export, string name, ElementType type, string integer, string prefix = "")
    {
        string Closed(string text) => type.Close(text).Replace("TInt", integer);

        Method method = export.Method;
        Parameter[] parameters = [.. method.Parameters.Skip(1).Where(parameter => !IsSearch(parameter))];
        IEnumerable<string> passed = method.Parameters.Skip(1)
            .Select(parameter => !IsSearch(parameter) ? parameter.Name : export.Search ? "search: true" : "search: false");
        code.Entry(prefix + name);
        code.Line($"{method.ResultAttributes}private static {Closed(method.Result)} {name}("
            + string.Join(", ", parameters.Select(parameter => Closed(type.Declare(parameter)))) + ") =>");
        code.Line($"    {method.Class}{Closed(method.TypeParameters)}.{method.Name}(\"{name}\", {string.Join(", ", passed)});");
        code.Line("");
    }

    private static void WriteSmall(
        CodeWriter code, Export export, string name, ElementType type, string integer, string prefix = "")
    {
        string Closed(string text) => type.Close(text).Replace("TInt", integer);

        Method method = export.Method;
        code.SmallEntry(prefix + name);
        code.Line($"private static bool small_{name}("
            + string.Join(", ", method.Parameters.Select(parameter => Closed(type.Declare(parameter)))) + ") =>");
        code.Line($"    {method.Class}{Closed(method.TypeParameters)}.{method.Name}("
            + string.Join(", ", method.Parameters.Select(parameter => parameter.Name)) + ");");
        code.Line("");
    }

    private static bool IsSearch(Parameter parameter) => parameter is { Name: "search", Type: "bool" };
}
