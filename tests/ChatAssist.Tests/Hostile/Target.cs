namespace ChatAssist.Tests.Hostile;

/// <summary>What an input is made of, and so how it is spoiled.</summary>
internal enum Shape
{
    /// <summary>Words: characters are spoiled, and halves of pairs are written \uD83D.</summary>
    Text,

    Bytes,

    /// <summary>A zip: its bytes, or those of one entry, packed again.</summary>
    Archive,
}

/// <summary>Something that reads what comes from outside.</summary>
/// <param name="Name">Also the folder of its inputs below corpus/.</param>
/// <param name="Samples">Real inputs, to be spoiled.</param>
/// <param name="Read">
/// Reads one input. Throws where the reader did something that it does not declare; what it declares (a refusal, a list of
/// mistakes) is caught or looked at here.
/// </param>
internal sealed record Target(string Name, Shape Shape, IReadOnlyList<byte[]> Samples, Action<byte[]> Read)
{
    /// <summary>Inputs in an ordinary run, chosen so that all targets together take some seconds.</summary>
    public int Times { get; init; } = 300;

    /// <summary>Bytes that reading may allocate whatever the input, and for each byte of it.</summary>
    public long Floor { get; init; } = 2 * 1024 * 1024;

    public long PerByte { get; init; } = 200;

    public override string ToString() => Name;
}
