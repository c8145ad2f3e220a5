using ChatAssist.Demo.Simulator;

namespace ChatAssist.Demo.Page;

internal static class ChatPage
{
    public static void Map(IEndpointRouteBuilder app, WeComSimulator simulator)
    {
    }
}
