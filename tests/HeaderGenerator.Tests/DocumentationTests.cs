namespace HeaderGenerator.Tests;

/// <summary>From XML documentation to comments.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    [Test]
    public void MarkupBecomesText()
    {
        string header = CompiledExports.Generate(CompiledExports.Class("""
            /// <summary>A size.</summary>
            [Elsewhere.CMacro("SIZE")]
            internal const int Size = 3;

            /// <summary>
            /// Takes <paramref name="n"/> of <see cref="Size"/>, <c>if (n &lt; 2 &amp;&amp; n)</c>,
            /// not <see langword="null"/>.
            /// <para>See <see cref="Other"/> and <see href="page">the page</see>.</para>
            /// </summary>
            /// <param name="n">Either
            /// <list type="bullet">
            /// <item><term>one</term><description>the first</description></item>
            /// <item>two</item>
            /// </list>
            /// and no more.</param>
            /// <remarks>
            /// <code>
            ///   call(1);
            ///     call(2);
            /// </code>
            /// </remarks>
            [UnmanagedCallersOnly(EntryPoint = "take")]
            private static void Take(int n) { }

            """ + CompiledExports.Simple("other", "Other"))).Header;
        Assert.That(header, Does.Contain("""
            /**
             * Takes n of SIZE, if (n < 2 && n), not null.
             *
             * See other and the page.
             *
             * @param n Either
             *
             *          - one: the first
             *          - two
             *
             *          and no more.
             *
             *     call(1);
             *       call(2);
             */
            void take(int32_t n);

            """));
    }

    [Test]
    public void TheSameInCSharp()
    {
        string pinvoke = CompiledExports.Generate(CompiledExports.Class("""
            /// <summary>Flag: see recursive_lu_take_all. <para>R&amp;D &lt;1&gt;.</para></summary>
            [Elsewhere.CMacro("RECURSIVE_LU_BIG_SIZE")]
            internal const uint Size = 3;

            /// <summary>Takes all, like RECURSIVE_LU_BIG_SIZE(x) or RECURSIVE_LU_BIG_SIZES.</summary>
            /// <param name="params">One.</param>
            [UnmanagedCallersOnly(EntryPoint = "recursive_lu_take_all")]
            private static void Take(int @params) { }

            """)).PInvoke;
        Assert.That(pinvoke, Does.Contain("""
                /// <summary>
                /// <para>Flag: see <see cref="TakeAll"/>.</para>
                /// <para>R&amp;D &lt;1&gt;.</para>
                /// </summary>
                public const uint BigSize = 3u;

                /// <summary>Takes all, like <see cref="BigSize"/>(x) or RECURSIVE_LU_BIG_SIZES.</summary>
                /// <param name="params">One.</param>
                [LibraryImport(Library, EntryPoint = "recursive_lu_take_all")]
                public static partial void TakeAll(int @params);

            """));
    }

    [Test]
    public void LongTextIsWrappedAndSecondNamesAreMentioned()
    {
        string words = string.Join(' ', Enumerable.Repeat("abcdefgh", 30));
        string header = CompiledExports.Generate(CompiledExports.Class($$"""
            /// <summary>{{words}}</summary>
            /// <param name="first">{{words}}</param>
            [UnmanagedCallersOnly(EntryPoint = "plain")]
            [Elsewhere.SecondName("plain!")]
            private static void Plain(int first) { }
            """)).Header;
        string[] comment = [.. header.Split('\n').Where(line => line.Contains("abcdefgh", StringComparison.Ordinal))];

        // 97 columns after " * " hold ten words of eight letters; 84 after "@param first " hold nine.
        int[] lengths = [92, 92, 92, 96, 96, 96, 42];
        Assert.Multiple(() =>
        {
            Assert.That(comment.Select(line => line.Length), Is.EqualTo(lengths));
            Assert.That(comment[3], Does.StartWith(" * @param first abcdefgh"));
            Assert.That(comment[4], Does.StartWith(" *              abcdefgh"));
            Assert.That(header, Does.Contain(" *\n * Also exported as plain!\n */\nvoid plain(int32_t first);\n"));
            Assert.That(header, Does.Contain("cannot spell:\n *     plain!\n */\n"));
        });
    }

    [Test]
    public void InheritdocIsFollowedAndOwnPartsWin()
    {
        string header = CompiledExports.Generate(CompiledExports.Class("""
            /// <summary>First summary.</summary>
            /// <param name="n">First n.</param>
            /// <returns>First result.</returns>
            [UnmanagedCallersOnly(EntryPoint = "first")]
            private static int First(int n) => n;

            /// <inheritdoc cref="First"/>
            /// <summary>Second summary.</summary>
            [UnmanagedCallersOnly(EntryPoint = "second")]
            private static int Second(int n) => n;

            /// <inheritdoc cref="Second"/>
            /// <param name="n">Third n.</param>
            [UnmanagedCallersOnly(EntryPoint = "third")]
            private static int Third(int n) => n;
            """)).Header;
        Assert.That(header, Does.Contain(
            " * Second summary.\n *\n * @param n Third n.\n * @return First result.\n */\nint32_t third(int32_t n);\n"));
    }

    [TestCase("<inheritdoc/>", "inheritdoc without a cref: an export overrides nothing")]
    [TestCase("<inheritdoc cref=\"M\" path=\"/x\"/>", "inheritdoc with a path is not supported")]
    [TestCase("<inheritdoc cref=\"M\"/>", "its inheritdoc leads back to itself")]
    [TestCase("<inheritdoc cref=\"Bare\"/>", "inherits its documentation from M:Sample.Exports.Bare, which has none")]
    [TestCase("<summary><u>x</u></summary>", "its documentation uses <u>, which the header cannot show")]
    [TestCase(
        "<summary><see cref=\"Bare\"/></summary>",
        "its documentation refers to M:Sample.Exports.Bare, which is neither an export nor a macro")]
    [TestCase("<summary>caf\u00e9</summary>", "its documentation is not plain ASCII: \"caf\u00e9\"")]
    [TestCase("<summary>a */ b</summary>", "its documentation would begin or end a C comment: \"a */ b\"")]
    [TestCase("<summary>a /* b</summary>", "its documentation would begin or end a C comment: \"a /* b\"")]
    public void Refused(string documentation, string message) => Assert.That(
        CompiledExports.Refusal($$"""
            private static void Bare() { }

            /// {{documentation}}
            [UnmanagedCallersOnly(EntryPoint = "m")]
            private static void M() { }
            """),
        Is.EqualTo("Sample.Exports.M: " + message));
}
