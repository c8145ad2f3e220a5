using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatAssist.Host.Storage.Migrations;

/// <summary>When a complaint was handled, and what people filled in for the complaints' register (K-11).</summary>
[DbContext(typeof(LedgerContext))]
[Migration("0004_complaint_register")]
public sealed class ComplaintRegister : SqlFileMigration;
