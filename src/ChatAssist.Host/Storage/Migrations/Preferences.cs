using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>Words or cards, by person.</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0002_preferences")]
public sealed class Preferences : SqlFileMigration;
