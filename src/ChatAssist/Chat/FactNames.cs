using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace ChatAssist.Chat;

/// <summary>Facts to and from the journal's JSON, by name.</summary>
public static class FactNames
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(Fact).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t.GetCustomAttribute<FactNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{t.Name} has no FactName."));

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(x => x.Value, x => x.Key);

    public static string Of(Fact fact) => Names[fact.GetType()];

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, fact.GetType(), ChatJson.Options);

    public static Fact Read(string name, string json) =>
        (Fact)(JsonSerializer.Deserialize(json, Types[name], ChatJson.Options)
            ?? throw new JsonException($"A fact {name} that is null."));
}
