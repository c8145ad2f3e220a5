namespace ChatAssist.Complaints;

/// <summary>Personal data as far as a list may show it: enough to tell two apart, not enough to know who.</summary>
public static class Masking
{
    private const int PhoneHead = 3;
    private const int PhoneTail = 4;

    /// <summary>李某某 is 李**.</summary>
    public static string Name(string name) =>
        name.Length == 0 ? "" : name[..(char.IsHighSurrogate(name[0]) ? 2 : 1)] + new string('*', Math.Max(1, name.Length - 1));

    /// <summary>13800001111 is 138****1111; what holds no digits is not a number and stays.</summary>
    public static string Phone(string phone) =>
        !phone.Any(char.IsAsciiDigit) ? phone
        : phone.Length <= PhoneHead + PhoneTail ? new string('*', phone.Length)
        : string.Concat(phone.AsSpan(0, PhoneHead), new string('*', phone.Length - PhoneHead - PhoneTail), phone.AsSpan(phone.Length - PhoneTail));
}
