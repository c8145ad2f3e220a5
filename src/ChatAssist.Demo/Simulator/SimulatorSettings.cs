using System.Text.Json.Serialization;

namespace ChatAssist.Demo.Simulator;

/// <summary>A member of the simulated corp: somebody who holds a phone.</summary>
/// <param name="Title">What the page shows under the name, such as 执法人员.</param>
public sealed record Member(string UserId, string Name, string Title = "", string Unit = "");

/// <summary>A named place that a person can send as a location with one press.</summary>
public sealed record Place(string Name, double Latitude, double Longitude);

/// <summary>
/// One simulated corp with one self-built app. The defaults are demonstration values and protect nothing;
/// the app under test is given the same ones.
/// </summary>
public sealed record SimulatorSettings
{
    public string CorpId { get; init; } = "ww7d3e5a90c1b2f468";
    public int AgentId { get; init; } = 1000002;
    public string AppName { get; init; } = "执法助手";

    [JsonIgnore]
    public string Secret { get; init; } = "demo-secret-of-the-simulated-app";

    [JsonIgnore]
    public string Token { get; init; } = "DemoCallbackToken";

    [JsonIgnore]
    public string EncodingAesKey { get; init; } = "Zm9yLWRlbW8tb25seS1ub3QtYS1yZWFsLWtleS0xMjM";

    /// <summary>On 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    public IReadOnlyList<Member> People { get; init; } = DemoPeople;

    /// <summary>Whose phones the page shows at first; empty means the first four.</summary>
    public IReadOnlyList<string> FirstPhones { get; init; } = [];

    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>How long WeCom waits for the app's answer to a callback. Real time, whatever the clock shows.</summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it waits when the callback's address is checked. Real time.</summary>
    public TimeSpan VerifyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries of one callback in all.</summary>
    public int CallbackTries { get; init; } = 3;

    /// <summary>Between two deliveries. Real time.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>WeCom's documents disagree whether an answer other than 200 is tried again.</summary>
    public bool RetryOnRefusal { get; init; } = true;

    /// <summary>
    /// Whether a send with enable_duplicate_check is compared with earlier ones that were sent without it.
    /// WeCom's documents do not say.
    /// </summary>
    public bool DuplicateCheckSeesAll { get; init; } = true;

    public static IReadOnlyList<Member> DemoPeople { get; } =
    [
        new("insp01", "张三", "执法人员"),
        new("vil01", "老陈", "村干部"),
        new("leader01", "周队", "队长"),
        new("sup01", "郑主任", "督查室"),
    ];

    /// <summary>The key of WeCom's own sample code, whose last character carries bits that the decoder must discard.</summary>
    public static SimulatorSettings OfficialSample() => new()
    {
        CorpId = "wx5823bf96d3bd56c7",
        AgentId = 218,
        Token = "QDG6eK",
        EncodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
    };
}
