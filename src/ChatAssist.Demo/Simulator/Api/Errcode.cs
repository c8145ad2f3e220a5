namespace ChatAssist.Demo.Simulator.Api;

/// <summary>
/// WeCom's error codes as the simulator gives them. Which of 42014–42051 a card's defect gets could not be verified;
/// a client must treat the whole range alike.
/// </summary>
public static class Errcode
{
    public const int Ok = 0;
    public const int Busy = -1;
    public const int WrongSecret = 40001;
    public const int WrongMediaType = 40004;
    public const int WrongFileType = 40005;
    public const int WrongFileSize = 40006;
    public const int WrongMediaId = 40007;
    public const int WrongMessageType = 40008;
    public const int WrongCorpId = 40013;
    public const int WrongToken = 40014;
    public const int WrongMenuType = 40016;
    public const int WrongMenuCount = 40017;
    public const int WrongMenuName = 40018;
    public const int WrongMenuKey = 40019;
    public const int WrongMenuUrl = 40020;
    public const int WrongSubMenuCount = 40023;
    public const int WrongSubMenuName = 40025;
    public const int WrongOAuthCode = 40029;
    public const int WrongAgent = 40056;
    public const int WrongArgument = 40058;
    public const int NoToken = 41001;
    public const int ExpiredToken = 42001;
    public const int CardTaskId = 42014;
    public const int CardTaskIdUsed = 42015;
    public const int CardButtons = 42016;
    public const int CardButtonKey = 42017;
    public const int CardButtonText = 42018;
    public const int CardTitle = 42019;
    public const int CardRows = 42020;
    public const int CardJumps = 42021;
    public const int CardMenu = 42022;
    public const int CardOptions = 42023;
    public const int CardSelectors = 42024;
    public const int CardSubmit = 42025;
    public const int CardAction = 42026;
    public const int CardType = 42027;
    public const int TooLong = 45002;
    public const int TooOften = 45009;
    public const int TooParallel = 45033;
    public const int NoMenu = 46003;
    public const int BadJson = 47001;
    public const int UntrustedAddress = 60020;
    public const int NoSuchMember = 60111;
    public const int ResponseCodeSpent = 60140;
    public const int NoRecipient = 81013;
}
