using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>What questions are answered from: indexes that hold all they need, and tallies of the whole past .</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0007_asked")]
public sealed class Asked : SqlFileMigration;
