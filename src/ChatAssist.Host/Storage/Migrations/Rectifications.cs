using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>How findings are put right, what was ordered on the spot, what photos say of themselves.</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0005_rectifications")]
public sealed class Rectifications : SqlFileMigration;
