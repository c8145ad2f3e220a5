using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>What operators look at (W-05): the few rows that went wrong, found without reading all the others.</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0010_operations")]
public sealed class Operations : SqlFileMigration;
