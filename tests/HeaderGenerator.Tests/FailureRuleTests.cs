namespace HeaderGenerator.Tests;

/// <summary>What the generator refuses, and that it names the method.</summary>
[TestFixture]
internal sealed class FailureRuleTests
{
    private const string Summary = "/// <summary>Does it.</summary>\n";
    private const string Param = "/// <param name=\"n\">How many.</param>\n";
    private const string Returns = "/// <returns>A number.</returns>\n";
    private const string Method =
        "[UnmanagedCallersOnly(EntryPoint = \"method\")] private static int Method(int n) => n;\n";

    [TestCase(Param + Returns + Method, "Sample.Exports.Method: its documentation lacks a summary")]
    [TestCase(Summary + Returns + Method, "Sample.Exports.Method: its documentation lacks a param n")]
    [TestCase(Summary + Param + Method, "Sample.Exports.Method: its documentation lacks a returns")]
    [TestCase(Method, "Sample.Exports.Method: its documentation lacks a summary, a param n, a returns")]
    [TestCase(
        "/// <summary> </summary>\n" + Param + Returns + Method,
        "Sample.Exports.Method: its documentation lacks a summary")]
    public void IncompleteDocumentation(string members, string message) =>
        Assert.That(CompiledExports.Refusal(members), Is.EqualTo(message));

    [Test]
    public void NothingToReturnNeedsNoReturns() => Assert.That(
        CompiledExports.Generate(CompiledExports.Class(
            Summary + Param + "[UnmanagedCallersOnly(EntryPoint = \"v\")] private static void V(long n) { }")).Header,
        Does.Contain("@param n How many.\n */\nvoid v(int64_t n);\n"));

    [TestCase(typeof(string))]
    [TestCase(typeof(bool))]
    [TestCase(typeof(char))]
    [TestCase(typeof(object))]
    [TestCase(typeof(Uri))]
    [TestCase(typeof(int[]))]
    [TestCase(typeof(int[,]))]
    [TestCase(typeof(List<int>))]
    [TestCase(typeof(int?))]
    [TestCase(typeof(decimal))]
    [TestCase(typeof(Guid))]
    [TestCase(typeof(DayOfWeek))]
    public void TypeThatIsNotBlittableOrUnknown(Type type) => Assert.Multiple(() =>
    {
        Assert.That(
            EmittedExports.Refusal(typeof(void), typeof(int), type),
            Does.StartWith("Emitted.Exports.Method: parameter p1 is of type").And.Contain("not blittable"));
        Assert.That(
            EmittedExports.Refusal(type),
            Does.StartWith("Emitted.Exports.Method: the result is of type").And.Contain("not blittable"));
    });

    [Test]
    public void ReferenceAndPointerToManaged() => Assert.Multiple(() =>
    {
        Assert.That(
            EmittedExports.Refusal(typeof(void), typeof(int).MakeByRefType()), Does.Contain("type System.Int32@, which"));
        Assert.That(
            EmittedExports.Refusal(typeof(void), typeof(string).MakePointerType()),
            Does.Contain("type System.String*, which"));
    });

    [TestCase(null)]
    [TestCase("a b")]
    [TestCase("1st")]
    [TestCase("restrict")]
    [TestCase("template")]
    public void ParameterNameThatCCannotUse(string? name) => Assert.That(
        EmittedExports.RefusalOfParameterName(name),
        Is.EqualTo($"Emitted.Exports.Method: parameter 1 is called \"{name}\", which is not a C and C++ identifier"));

    [TestCase("char*", "System.Char*")]
    [TestCase("bool*", "System.Boolean*")]
    [TestCase("Guid*", "System.Guid*")]
    public void PointerThatOnlyAnAttributeCanDescribe(string type, string shown) => Assert.That(
        CompiledExports.Refusal(
            Summary + Param + $"[UnmanagedCallersOnly(EntryPoint = \"m\")] private static void M({type} n) {{ }}"),
        Is.EqualTo($"Sample.Exports.M: parameter n is of type {shown}, of which only a C99Type attribute can tell the C type"));

    [TestCase("")]
    [TestCase("int\\u00e9")]
    public void UnusableC99Type(string type) => Assert.That(
        CompiledExports.Refusal(
            Summary + Param
            + $"[UnmanagedCallersOnly(EntryPoint = \"m\")] private static void M([C99Type(\"{type}\")] int n) {{ }}"),
        Is.EqualTo("Sample.Exports.M: the C99Type of parameter n is empty or not plain ASCII"));

    [TestCase("with space")]
    [TestCase("1st")]
    [TestCase("double")]
    [TestCase("other!")]
    [TestCase("plain?")]
    [TestCase("")]
    public void NameThatIsNotAnIdentifier(string name) => Assert.Multiple(() =>
    {
        string message = $"Sample.Exports.Odd: \"{name}\" is not a C identifier";
        Assert.That(
            CompiledExports.Refusal(CompiledExports.Simple("plain") + CompiledExports.Simple(name, "Odd")), Is.EqualTo(message));
        Assert.That(CompiledExports.Refusal(CompiledExports.Simple("managed_" + name, "Odd")), Is.EqualTo(message));
    });

    [TestCase("plain")]
    [TestCase("plain!!")]
    [TestCase("other!")]
    public void SecondNameThatIsNotTheFirstWithAMark(string second)
    {
        string refusal = CompiledExports.Refusal($"[Elsewhere.SecondName(\"{second}\")]\n" + CompiledExports.Simple("plain"));
        Assert.That(refusal, Does.Contain($"Sample.Exports.Simple: its second name is \"{second}\", not \"plain!\""));
    }

    [Test]
    public void DuplicateEntryPoint() => Assert.That(
        CompiledExports.Refusal(CompiledExports.Simple("same") + CompiledExports.Simple("same", "Second")),
        Is.EqualTo("Sample.Exports.Second: \"same\" is already the name of Sample.Exports.Simple"));

    [Test]
    public void DuplicateDotnetName() => Assert.That(
        CompiledExports.Refusal(CompiledExports.Simple("get_it") + CompiledExports.Simple("recursive_lu_get_it", "Second")),
        Is.EqualTo("recursive_lu_get_it: its .NET name GetIt is already that of get_it"));

    [TestCase("const string Text = \"1\"", "M", "a macro needs a constant of an integer type")]
    [TestCase("static readonly int Text = 1", "M", "a macro needs a constant of an integer type")]
    [TestCase("const int Text = 1", "M N", "\"M N\" is not a C identifier")]
    [TestCase("const int Text = 1", "RECURSIVE_LU_VERSION", "\"RECURSIVE_LU_VERSION\" is already the name of the version")]
    public void Macro(string field, string name, string message) => Assert.That(
        CompiledExports.Refusal(Summary + $"[Elsewhere.CMacro(\"{name}\")] internal {field};"),
        Is.EqualTo("Sample.Exports.Text: " + message));

    [Test]
    public void MacroWithoutSummary() => Assert.That(
        CompiledExports.Refusal("[Elsewhere.CMacro(\"M\")] internal const int Text = 1;"),
        Is.EqualTo("Sample.Exports.Text: has no summary"));

    [Test]
    public void CodeThatIsNotAscii() => Assert.That(
        CompiledExports.RefusalOf("namespace Sample { [C99DeclCode(\"/* \\u00e9 */\")] internal static class Exports; }"),
        Is.EqualTo("Sample.Exports: its C99DeclCode is not plain ASCII"));

    [Test]
    public void AllProblemsAreReportedAtOnce() => Assert.That(
        CompiledExports.Refusal(Method + CompiledExports.Simple("no name", "Odd")),
        Is.EqualTo("""
            Sample.Exports.Method: its documentation lacks a summary, a param n, a returns
            Sample.Exports.Odd: "no name" is not a C identifier
            """));
}
