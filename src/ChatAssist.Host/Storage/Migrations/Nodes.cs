using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>Several nodes on one database (W-03): who runs, and who works whose messages.</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0008_nodes")]
public sealed class Nodes : SqlFileMigration;
