using System.Globalization;
using System.Text;
using NUnit.Framework;
using RecursiveLU.Conventions;

namespace RecursiveLU.Tests;

/// <summary>Numbers as the environment gives them.</summary>
internal sealed class SettingTests
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "0", "1", "007", "-1", "+3", "--1", "+-1", "-", "+", " 12 ", "\t\n\v\f\r5\r", "1 2", "4,1", "4.0", "x", "3x",
        "2147483647", "2147483648", "-2147483648", "-2147483649", "99999999999999999999", "18446744073709551617", "\u0661",
        "00000000000000000000000000000009",
    ];

    [TestCaseSource(nameof(Texts))]
    public void AreReadAsTheRuntimeReadsThem(string? text)
    {
        bool expected = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number);

        Assert.That(Setting.TryParse<char>(text, out int read), Is.EqualTo(expected));
        Assert.That(expected ? read : 0, Is.EqualTo(number));
        Assert.That(Setting.TryParse<byte>(Encoding.UTF8.GetBytes(text ?? ""), out read), Is.EqualTo(expected));
        Assert.That(expected ? read : 0, Is.EqualTo(number));
    }
}
