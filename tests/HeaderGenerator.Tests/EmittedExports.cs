using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using HeaderGenerator.Model;

namespace HeaderGenerator.Tests;

/// <summary>Export assemblies that the C# compiler would refuse: made without it.</summary>
internal static class EmittedExports
{
    /// <summary>The complaint about <c>Emitted.Exports.Method</c>.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="parameters">Its parameters, called p0, p1 and so on.</param>
    public static string Refusal(Type result, params Type[] parameters)
    {
        using var folder = new ScratchFolder();
        Emit(folder["Emitted.dll"], result, parameters, i => $"p{i}");
        return Refusal(folder);
    }

    /// <summary>The complaint about <c>Emitted.Exports.Method</c>, which has one number as parameter.</summary>
    /// <param name="name">The parameter's name; null for none.</param>
    public static string RefusalOfParameterName(string? name)
    {
        using var folder = new ScratchFolder();
        Emit(folder["Emitted.dll"], typeof(void), [typeof(int)], _ => name);
        return Refusal(folder);
    }

    private static string Refusal(ScratchFolder folder)
    {
        File.WriteAllText(folder["Emitted.xml"], "<doc><members/></doc>");
        return Assert.Throws<GenerationException>(
            () => Generator.Generate(folder["Emitted.dll"], folder["Emitted.xml"]))!.Message;
    }

    private static void Emit(string path, Type result, Type[] parameters, Func<int, string?> name)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Emitted"), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule("Emitted").DefineType("Emitted.Exports");
        MethodBuilder method = type.DefineMethod("Method", MethodAttributes.Static, result, parameters);
        for (int i = 0; i < parameters.Length; i++)
        {
            method.DefineParameter(i + 1, ParameterAttributes.None, name(i));
        }

        method.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(UnmanagedCallersOnlyAttribute).GetConstructor([])!,
            [],
            [typeof(UnmanagedCallersOnlyAttribute).GetField("EntryPoint")!],
            ["method"]));
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Throw);
        type.CreateType();
        assembly.Save(path);
    }
}
