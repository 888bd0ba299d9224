using System.Collections.Generic;
using System.Linq;

namespace ExportGenerator;

/// <summary>Writes the exports of a class, declared once for all types: methods of the same class.</summary>
internal static class ExportWriter
{
    /// <summary>A class's part with the exports.</summary>
    /// <param name="exports">The class's exports, at least one.</param>
    /// <param name="smallExports">Its exports for small matrices.</param>
    /// <param name="types">All types.</param>
    public static string Write(
        IReadOnlyList<Export> exports, IReadOnlyList<Export> smallExports, EquatableArray<ElementType> types)
    {
        var code = new CodeWriter();
        Method first = exports.Concat(smallExports).First().Method;
        code.Begin(first.Namespace, $"internal static unsafe partial class {first.Class}");
        foreach (Export export in exports)
        {
            foreach (ElementType type in types.Where(export.IsFor))
            {
                Write(code, export, type, types);
            }
        }

        foreach (Export export in smallExports)
        {
            foreach (ElementType type in types)
            {
                WriteSmall(code, export, type);
            }
        }

        return code.End();
    }

    private static void Write(CodeWriter code, Export export, ElementType type, EquatableArray<ElementType> types)
    {
        Method method = export.Method;
        code.Lines(Documentation.Lines(method.Documentation, type, types));
        code.Entry(type.Fill(export.Name));
        if (export.SecondName is not null)
        {
            code.Line($"[SecondName(\"{type.Fill(export.SecondName)}\")]");
        }

        code.Line($"private static {method.Result} {method.Name}{type.Suffix}({Declared(method.Parameters, type)}) =>");
        code.Line($"    {method.Name}{type.Close(method.OwnTypeParameters)}({Passed(method.Parameters)});");
        code.Line("");
    }

    private static void WriteSmall(CodeWriter code, Export export, ElementType type)
    {
        Method method = export.Method;
        string name = type.Fill(export.Name);
        string any = $"Any{method.Name}{type.Suffix}";

        // Behind the export's parameters stand the control and status word and the result.
        Parameter[] all = [.. method.Parameters];
        IReadOnlyList<Parameter> given = [.. all.Take(all.Length - 1)];
        IReadOnlyList<Parameter> exported = [.. all.Take(all.Length - 2)];
        code.SmallEntry(name);
        code.Line($"private static long {method.Name}{type.Suffix}({Declared(given, type)}) =>");
        code.Line($"    {method.Name}{type.Close(method.OwnTypeParameters)}({Passed(given)}, out long info) ? info : {any}({Passed(exported)});");
        code.Line("");
        code.Line($"[global::System.Runtime.RuntimeImport(\"{CodeWriter.EntryPrefix}{name}\")]");
        code.Line("[global::System.Runtime.CompilerServices.MethodImpl("
            + "global::System.Runtime.CompilerServices.MethodImplOptions.InternalCall)]");
        code.Line($"private static extern long {any}({Declared(exported, type)});");
        code.Line("");
    }

    private static string Declared(IEnumerable<Parameter> parameters, ElementType type) =>
        string.Join(", ", parameters.Select(type.Declare));

    private static string Passed(IEnumerable<Parameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => parameter.Name));
}
