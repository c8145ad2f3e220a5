using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>Indexes for what was done in time and for the papers that were issued (Q-01, P-07).</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0009_asked_by_due")]
public sealed class AskedByDue : SqlFileMigration;
