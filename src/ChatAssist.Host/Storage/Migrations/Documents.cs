using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>Papers that were issued, and archives that were asked for (I-08, R-02).</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0006_documents")]
public sealed class Documents : SqlFileMigration;
