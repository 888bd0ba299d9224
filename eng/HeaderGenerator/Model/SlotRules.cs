using HeaderGenerator.Metadata;

namespace HeaderGenerator.Model;

/// <summary>What may be a parameter or a result.</summary>
internal static class SlotRules
{
    /// <summary>Checks a parameter.</summary>
    /// <param name="slot">The parameter.</param>
    /// <param name="position">Its position, from 1, for messages.</param>
    /// <param name="fullName">The method, for messages.</param>
    /// <exception cref="GenerationException">It has no name that C can use, or no type that can be passed.</exception>
    public static AbiSlot CheckParameter(MethodSlot slot, int position, string fullName) =>
        Identifiers.IsC(slot.Name)
            ? Check(slot, $"parameter {slot.Name}", fullName)
            : throw GenerationException.At(
                fullName, $"parameter {position} is called \"{slot.Name}\", which is not a C and C++ identifier");

    /// <summary>Checks the type of a parameter or result.</summary>
    /// <param name="slot">The parameter or result.</param>
    /// <param name="role">What it is, for messages.</param>
    /// <param name="fullName">The method, for messages.</param>
    /// <exception cref="GenerationException">The type cannot be passed or written in C.</exception>
    public static AbiSlot Check(MethodSlot slot, string role, string fullName)
    {
        if (slot.Type.Passing != Passing.ByValue)
        {
            throw GenerationException.At(fullName, $"{role} is of type {slot.Type.DocId}, which {Reason(slot.Type.Passing)}");
        }

        string c = slot.TypeOverride ?? slot.Type.C
            ?? throw GenerationException.At(
                fullName, $"{role} is of type {slot.Type.DocId}, of which only a C99Type attribute can tell the C type");
        return c.Length > 0 && c.All(letter => letter is >= ' ' and <= '~')
            ? new AbiSlot(slot.Name, c.Trim(), slot.Type.CSharp)
            : throw GenerationException.At(fullName, $"the C99Type of {role} is empty or not plain ASCII");
    }

    private static string Reason(Passing passing) => passing == Passing.ByPointer
        ? "is not blittable or of unknown layout: pass a number or a pointer"
        : "is not blittable: pass a pointer";
}
