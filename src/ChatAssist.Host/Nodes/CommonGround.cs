using ChatAssist.Host.Media;
using ChatAssist.Host.Turns;

namespace ChatAssist.Host.Nodes;

/// <summary>
/// What all nodes must share besides the database: the installation's key (else what one seals the other cannot open) and
/// the folder of the files (else what one stores the other cannot show). Told by a mark that gives neither away.
/// </summary>
public sealed class CommonGround(InstallationKey key, MediaDirectory media)
{
    public string Mark() => $"{Convert.ToHexStringLower(key.Of("common-ground"))[..16]}/{media.Mark()}";
}
