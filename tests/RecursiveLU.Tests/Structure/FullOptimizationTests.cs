using System.Reflection;
using NUnit.Framework;

namespace RecursiveLU.Tests.Structure;

/// <summary>The methods are marked for full optimisation at their first call, as eng/MethodMarker does when it is
/// built.</summary>
internal sealed class FullOptimizationTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    [Test]
    public void EveryMethodIsMarked()
    {
        MethodBase[] methods = [.. typeof(Lu).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            .Where(method => method.GetMethodBody() != null && method.Name != ConstructorInfo.TypeConstructorName)];

        Assert.That(methods, Has.Length.GreaterThan(1000));
        Assert.That(
            methods.Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)),
            Is.Empty);
    }
}
