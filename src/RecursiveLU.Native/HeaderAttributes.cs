// The header generator reads these by name, as DNNE does, so any assembly may declare its own.
namespace DNNE
{
    /// <summary>Overrides the C99 type of a parameter or of a return value.</summary>
    [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
    internal sealed class C99TypeAttribute(string code) : Attribute
    {
        /// <summary>The C99 type, for example <c>const double *</c>.</summary>
        public string Code { get; } = code;
    }

    /// <summary>C99 code to put into the header before the functions.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true)]
    internal sealed class C99DeclCodeAttribute(string code) : Attribute
    {
        /// <summary>The code, any number of lines.</summary>
        public string Code { get; } = code;
    }
}

namespace RecursiveLU.Native
{
    /// <summary>Declares and documents a function that is written in C.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class CFunctionAttribute(string name) : Attribute
    {
        /// <summary>The function's name.</summary>
        public string Name { get; } = name;
    }

    /// <summary>Gives an exported function a second public name.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class SecondNameAttribute(string name) : Attribute
    {
        /// <summary>The first name with '!' behind it.</summary>
        public string Name { get; } = name;
    }

    /// <summary>The exports of a class bear LAPACK's names, which recursive_lu_lapack.h declares.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LapackNamesAttribute : Attribute;

    /// <summary>Makes a constant a macro of the C header and a constant of the P/Invoke class.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    internal sealed class CMacroAttribute(string name) : Attribute
    {
        /// <summary>The macro's name.</summary>
        public string Name { get; } = name;
    }
}
