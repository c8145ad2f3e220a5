using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host.Alarms;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Inboxes;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Transcripts;

/// <summary>
/// Conversations without WeCom: each message runs through the same inbox, turn, writer and outbox as in production. The
/// whole program is built anew for every message, so nothing lives from one to the next but what is stored.
/// </summary>
/// <param name="keep">One program for all messages instead: for long walks, where building takes longer than talking.</param>
public sealed partial class ChatSession(
    HostSettings settings, ScriptClock clock, Func<ContentFolders, Register, Library>? read = null, bool keep = false) : IAsyncDisposable
{
    private readonly ConsoleChannel _channel = new();
    private readonly Dictionary<string, CardBody> _lastCard = [];
    private ServiceProvider? _kept;
    private int _count;

    public ScriptClock Clock => clock;

    /// <summary>A message arrives; everything that follows from it is returned in the order in which it was sent.</summary>
    /// <param name="who">Name or userid.</param>
    /// <param name="text">Words, or <c>[照片]</c>, <c>[语音]</c>, <c>[位置 36.31,113.05]</c>, <c>[按钮 合格]</c> …</param>
    public Task<IReadOnlyList<Said>> SayAsync(string who, string text) => RunAsync(async services =>
    {
        Register register = services.GetRequiredService<LibraryShelf>().Current.Register;
        string userId = register.People.Values.FirstOrDefault(p => p.Name == who)?.UserId ?? who;
        InboundMessage message = Read(userId, text);
        await services.GetRequiredService<Inbox>().AcceptAsync(message, Encoding.UTF8.GetBytes(text), CancellationToken.None);
        await services.GetRequiredService<UserLanes>().WhenIdleAsync();
    });

    /// <summary>True for the name or userid of somebody in the roster.</summary>
    public async Task<bool> KnowsAsync(string who)
    {
        Register register = (await LibraryAsync()).Register;
        return register.People.ContainsKey(who) || register.People.Values.Any(p => p.Name == who);
    }

    /// <summary>The content and register as the program has them now.</summary>
    public async Task<Library> LibraryAsync()
    {
        Library? library = null;
        await RunAsync(services =>
        {
            library = services.GetRequiredService<LibraryShelf>().Current;
            return Task.CompletedTask;
        });
        return library!;
    }

    /// <summary>Time passes: what falls due on the way is handled at its instant, or at the end where the program is down.</summary>
    public async Task<IReadOnlyList<Said>> PassAsync(TimeSpan time, bool down)
    {
        DateTimeOffset end = clock.Now + time;
        return await RunAsync(async services =>
        {
            var contexts = services.GetRequiredService<IDbContextFactory<LedgerContext>>();
            var sweep = services.GetRequiredService<DeadlineSweep>();
            while (!down && await NextDueAsync(contexts, end) is { } due)
            {
                clock.Now = due > clock.Now ? due : clock.Now;
                await sweep.RunAsync(CancellationToken.None);
            }

            clock.Now = end;
            await sweep.RunAsync(CancellationToken.None);
        });
    }

    private static async Task<DateTimeOffset?> NextDueAsync(IDbContextFactory<LedgerContext> contexts, DateTimeOffset end)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync();
        return await context.Deadlines.Where(d => d.State == DeadlineState.Open && d.DueAt <= end)
            .OrderBy(d => d.DueAt).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefaultAsync();
    }

    /// <summary>Lets something happen in the program besides a message; everything that was sent because of it is returned.</summary>
    public async Task<IReadOnlyList<Said>> RunAsync(Func<IServiceProvider, Task> act)
    {
        ServiceProvider services = _kept ?? await BuildAsync();
        _kept = keep ? services : null;
        try
        {
            await act(services);
            await services.GetRequiredService<PaperRoom>().RunAsync(CancellationToken.None);
            await services.GetRequiredService<OutboxRelay>().DrainAsync(CancellationToken.None);
            return Hear(services.GetRequiredService<LibraryShelf>().Current.Register);
        }
        finally
        {
            if (!keep)
            {
                await services.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_kept is not null)
        {
            await _kept.DisposeAsync();
            _kept = null;
        }
    }

    private async Task<ServiceProvider> BuildAsync()
    {
        ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IChannel>(_channel)
            .AddChatAssist(settings, read)
            .AddLogging(b => b.AddProvider(FaultsOnly.Instance))
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<Startup>().RunAsync(CancellationToken.None);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    private List<Said> Hear(Register register)
    {
        var said = new List<Said>();
        foreach (var (to, body) in _channel.Take())
        {
            if (body is CardBody card)
            {
                _lastCard[to] = card;
            }

            said.Add(new Said(register.NameOf(to), body.Plain));
        }

        return said;
    }

    private InboundMessage Read(string userId, string text)
    {
        _count++;
        string key = $"console:{userId}:{clock.Now.ToUnixTimeMilliseconds()}:{_count}:{Environment.ProcessId}";
        var message = new InboundMessage { Key = key, From = userId, Kind = MessageKind.Text, Text = text, SentAt = clock.GetUtcNow() };
        Match m = Bracketed().Match(text);
        if (!m.Success)
        {
            return message;
        }

        string argument = m.Groups["rest"].Value.Trim();
        string id = $"{userId}-{clock.Now.ToUnixTimeMilliseconds()}-{_count}";
        return m.Groups["what"].Value switch
        {
            "照片" when argument.Length > 0 => message with
            {
                Kind = MessageKind.Image,
                Text = "",
                Media = new MediaRef($"exif-{argument.Replace(' ', '_')}_{id}"),
            },
            "照片" => message with { Kind = MessageKind.Image, Text = "", Media = new MediaRef("photo-" + id) },
            "坏照片" => message with { Kind = MessageKind.Image, Text = "", Media = new MediaRef("corrupt-" + id) },
            "大照片" => message with { Kind = MessageKind.Image, Text = "", Media = new MediaRef("huge-" + id) },
            "过期照片" => message with { Kind = MessageKind.Image, Text = "", Media = new MediaRef("gone-" + id) },
            "语音" => message with { Kind = MessageKind.Voice, Text = argument, Media = new MediaRef("voice-" + id) },
            "视频" => message with { Kind = MessageKind.Video, Text = "", Media = new MediaRef("video-" + id) },
            "文件" => message with { Kind = MessageKind.File, Text = "", Media = new MediaRef("file-" + id, FileName: argument) },
            "位置" => message with { Kind = MessageKind.Location, Text = "", Location = Point(argument) },
            "进入" => message with { Kind = MessageKind.Enter, Text = "" },
            "菜单" => message with { Kind = MessageKind.Button, Text = argument },
            "扫码" => message with { Kind = MessageKind.Button, Text = "scan:" + argument },
            _ => message with { Kind = MessageKind.Button, Text = ButtonKey(userId, argument) },
        };
    }

    private string ButtonKey(string userId, string label) =>
        _lastCard.TryGetValue(userId, out CardBody? card) && card.Choices.FirstOrDefault(c => c.Label == label) is { } choice
            ? choice.Key
            : throw new FormatException($"the last card of {userId} has no button '{label}'");

    private static GeoPoint Point(string text)
    {
        string[] parts = text.Split(',', ' ');
        return new GeoPoint(double.Parse(parts[0]), double.Parse(parts[1]));
    }

    [GeneratedRegex(@"^\[(?<what>照片|坏照片|大照片|过期照片|语音|视频|文件|位置|进入|菜单|扫码|按钮)(?<rest>[^\]]*)\]$")]
    private static partial Regex Bracketed();
}

/// <summary>A message to somebody, in words.</summary>
public sealed record Said(string Who, string Text);
