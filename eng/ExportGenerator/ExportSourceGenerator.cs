using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ExportGenerator;

/// <summary>Writes the C ABI's methods for each element type from what is declared once. The attributes that it reads, and what
/// they mean, are in <c>ExportAttributes.cs</c> of the project that it serves.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExportSourceGenerator : IIncrementalGenerator
{
    private const string Attributes = "RecursiveLU.Native.";

    private static readonly DiagnosticDescriptor s_unknownWord = new(
        "RLU001", "Unknown word in braces", "{{{0}}} is no word of an element type", "Exports", DiagnosticSeverity.Error, true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<ElementType>> types =
            context.CompilationProvider.Select((compilation, _) => ElementType.Of(compilation.Assembly));
        IncrementalValueProvider<ImmutableArray<Export>> exports = Exports(context, "ExportAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> small = Exports(context, "SmallExportAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> fortran = Exports(context, "FortranNameAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> smallFortran = Exports(context, "SmallFortranNameAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> lapacke = Exports(context, "LapackeNameAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> blas = Exports(context, "BlasNameAttribute");
        IncrementalValueProvider<ImmutableArray<Export>> smallBlas = Exports(context, "SmallBlasNameAttribute");
        context.RegisterSourceOutput(exports.Combine(small).Combine(types), (output, all) =>
            WriteExports(output, all.Left.Left, all.Left.Right, all.Right));
        context.RegisterSourceOutput(fortran.Combine(smallFortran).Combine(lapacke).Combine(types), (output, all) =>
            WriteLapack(output, all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right));
        context.RegisterSourceOutput(blas.Combine(smallBlas).Combine(types), (output, all) =>
            WriteBlas(output, all.Left.Left, all.Left.Right, all.Right));
    }

    private static IncrementalValueProvider<ImmutableArray<Export>> Exports(
        IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
        .ForAttributeWithMetadataName(Attributes + attribute, (_, _) => true, (found, _) => Export.Of(found))
        .SelectMany((exports, _) => exports)
        .Collect();

    private static void WriteExports(
        SourceProductionContext output, ImmutableArray<Export> exports, ImmutableArray<Export> small,
        EquatableArray<ElementType> types)
    {
        Export[] sound = [.. exports.Concat(small).Where(export => IsSound(output, export, types))];
        foreach (IGrouping<(string Namespace, string Name), Export> type in sound
            .GroupBy(export => (export.Method.Namespace, export.Method.Class)))
        {
            string text = ExportWriter.Write([.. type.Intersect(exports)], [.. type.Intersect(small)], types);
            output.AddSource($"{type.Key.Namespace}.{type.Key.Name}.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }

    private static void WriteLapack(
        SourceProductionContext output, ImmutableArray<Export> fortran, ImmutableArray<Export> small, ImmutableArray<Export> lapacke,
        EquatableArray<ElementType> types)
    {
        if (!fortran.IsEmpty || !lapacke.IsEmpty)
        {
            string text = LapackWriter.Write(fortran, small, lapacke, types);
            output.AddSource("RecursiveLU.Native.Lapack.LapackExports.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }

    private static void WriteBlas(
        SourceProductionContext output, ImmutableArray<Export> blas, ImmutableArray<Export> small, EquatableArray<ElementType> types)
    {
        if (!blas.IsEmpty)
        {
            string text = LapackWriter.WriteBlas(blas, small, types);
            output.AddSource("RecursiveLU.Native.Blas.BlasExports.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }

    private static bool IsSound(SourceProductionContext output, Export export, EquatableArray<ElementType> types)
    {
        IEnumerable<string> texts = export.Method.Parameters.Select(parameter => parameter.Attributes)
            .Concat([export.Name, export.SecondName ?? "", export.Method.Documentation]);
        string[] unknown = [.. types.Take(1).SelectMany(type => texts.SelectMany(type.Unknown)).Distinct()];
        foreach (string word in unknown)
        {
            output.ReportDiagnostic(Diagnostic.Create(s_unknownWord, export.Place.Location, word));
        }

        return unknown.Length == 0;
    }
}
