using System.Globalization;
using System.Reflection;
using RecursiveLU.Sizes;

namespace Tuner;

/// <summary>A number in <see cref="Tuning"/>, found by reflection: a new one is tuned without a change here.</summary>
internal sealed class Field
{
    private readonly PropertyInfo _property;

    private Field(PropertyInfo property) => _property = property;

    /// <summary>Gets all of them.</summary>
    public static Field[] All { get; } =
    [
        .. typeof(Tuning).GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long))
            .Select(property => new Field(property)),
    ];

    /// <summary>Gets the name.</summary>
    public string Name => _property.Name;

    /// <summary>Gets a value indicating whether the field matters to factorizations on several threads only.</summary>
    public bool IsForThreads => Name.StartsWith("Parallel", StringComparison.Ordinal);

    /// <summary>The value in a tuning.</summary>
    public long Get(in Tuning tuning) => Convert.ToInt64(_property.GetValue(tuning), CultureInfo.InvariantCulture);

    /// <summary>A tuning with another value.</summary>
    public Tuning With(in Tuning tuning, long value)
    {
        object boxed = tuning;
        _property.SetValue(boxed, Convert.ChangeType(value, _property.PropertyType, CultureInfo.InvariantCulture));
        return (Tuning)boxed;
    }

    /// <summary>The values to try, the present one among them.</summary>
    public long[] Candidates(Tuning tuning, double[] factors)
    {
        long now = Get(tuning);
        return
        [
            .. factors.Select(factor => Math.Max(1, (long)Math.Round(now * factor)))
                .Where(value => _property.PropertyType == typeof(long) || value <= int.MaxValue)
                .Where(value => IsPossible(With(tuning, value)))
                .Append(now).Distinct().Order(),
        ];
    }

    private static bool IsPossible(in Tuning tuning) => tuning.ParallelMinimumWidth <= tuning.ParallelMaximumWidth;
}
