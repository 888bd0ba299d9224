using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

// Sets MethodImplOptions.AggressiveOptimization for the methods of an assembly, in place. MethodMarker.targets says why.
if (args is not [string path])
{
    Console.Error.WriteLine("usage: MethodMarker ASSEMBLY");
    return 2;
}

const int FlagsOffset = sizeof(int);
byte[] image = File.ReadAllBytes(path);
using var file = new PEReader(ImmutableArray.Create(image));
MetadataReader metadata = file.GetMetadataReader();

// A row of the table of methods (ECMA-335, II.22.26) begins with the address of the code, 4 bytes, and these flags, 2 bytes.
int table = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef);
int rowSize = metadata.GetTableRowSize(TableIndex.MethodDef);
int marked = 0;
foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
{
    MethodDefinition method = metadata.GetMethodDefinition(handle);
    bool hasCode = method.RelativeVirtualAddress != 0;
    bool runsOnce = metadata.StringComparer.Equals(method.Name, ConstructorInfo.TypeConstructorName);
    if (hasCode && !runsOnce && (method.ImplAttributes & MethodImplAttributes.NoOptimization) == 0)
    {
        Span<byte> flags = image.AsSpan(table + ((MetadataTokens.GetRowNumber(handle) - 1) * rowSize) + FlagsOffset);
        var found = (MethodImplAttributes)BinaryPrimitives.ReadUInt16LittleEndian(flags);
        if (found != method.ImplAttributes)
        {
            throw new InvalidDataException($"The table of methods of {path} is not where it should be.");
        }

        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(found | MethodImplAttributes.AggressiveOptimization));
        marked++;
    }
}

// Written beside and moved, so that whoever reads the file sees one or the other.
string beside = path + ".marked";
File.WriteAllBytes(beside, image);
File.Move(beside, path, overwrite: true);
Console.WriteLine($"{marked} methods of {Path.GetFileName(path)} are marked for full optimisation");
return 0;
