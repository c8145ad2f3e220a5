using ChatAssist.Demo.Simulator.Api;

namespace ChatAssist.Demo.Simulator;

/// <summary>All that WeCom remembers about one corp and its app: who there is, what is on their phones, what is still valid.</summary>
public sealed class SimulatedCorp(SimulatorSettings settings, TimeProvider clock)
{
    private long _number;

    public SimulatorSettings Settings { get; } = settings;
    public TimeProvider Clock { get; } = clock;
    public Ring<PhoneMessage> Phones { get; } = new(10_000);
    public Ring<WireExchange> Wire { get; } = new(500);
    public Faults Faults { get; } = new();
    public AppTokens Tokens { get; } = new(clock);
    public MediaShelf Media { get; } = new(clock);
    public AppMenu Menu { get; } = new(settings.AgentId);
    public SendRates Rates { get; } = new(clock);
    public DuplicateCheck Duplicates { get; } = new(clock, settings.DuplicateCheckSeesAll);
    public ResponseCodes ResponseCodes { get; } = new(clock);
    public OAuthCodes OAuthCodes { get; } = new(clock);

    /// <summary>Task ids of cards ever sent: WeCom takes each once.</summary>
    public UsedOnce TaskIds { get; } = new();

    public long NextNumber() => Interlocked.Increment(ref _number);

    /// <summary>WeCom knows its members whatever the case of the id.</summary>
    public Member? Find(string userId) =>
        Settings.People.FirstOrDefault(p => string.Equals(p.UserId, userId, StringComparison.OrdinalIgnoreCase));
}
