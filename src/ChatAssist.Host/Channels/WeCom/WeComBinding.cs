using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// From configuration to options, with every setting that cannot be read, or that there is none of, told at once and by
/// the name under which the environment has it: the framework's own binder stops at the first, with a stack trace and the value.
/// </summary>
public static class WeComBinding
{
    /// <exception cref="OptionsValidationException">One line for each setting that cannot be read.</exception>
    public static void Bind(IConfigurationSection section, WeComOptions options)
    {
        var problems = new List<string>();
        Bind(section, options, problems);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(WeComOptions.Section, typeof(WeComOptions), problems);
        }
    }

    private static void Bind(IConfigurationSection section, object options, List<string> problems)
    {
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            string name = setting.Path.Replace(":", "__", StringComparison.Ordinal);
            PropertyInfo? property = options.GetType().GetProperty(
                setting.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is null)
            {
                problems.Add($"{name} is no setting of this program.");
            }
            else if (property.GetValue(options) is CardLimits limits)
            {
                Bind(setting, limits, problems);
            }
            else if (setting.Value is { Length: > 0 } value && !TrySet(options, property, value))
            {
                problems.Add($"{name} must be {Kind(property.PropertyType)}.");
            }
        }
    }

    private static bool TrySet(object options, PropertyInfo property, string value)
    {
        try
        {
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value));
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Kind(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(TimeSpan) ? "a time such as 00:00:10"
        : "an absolute http(s) address";
}
