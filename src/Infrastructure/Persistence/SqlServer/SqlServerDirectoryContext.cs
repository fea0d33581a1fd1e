using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>The directory in SQL Server.</summary>
internal sealed class SqlServerDirectoryContext(DbContextOptions<SqlServerDirectoryContext> options) : DirectoryContext(options)
{
    // Compares byte by byte: the domain normalizes texts before they are stored, so the collation must not treat others as equal.
    private const string BinaryCollation = "Latin1_General_100_BIN2";

    public override bool HasOneWriter => false;

    public override IQueryable<AuditHeadRow> LockedAuditHead => AuditHead.FromSqlRaw("SELECT * FROM [AuditHead] WITH (UPDLOCK, HOLDLOCK)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        var comparedProperties = modelBuilder.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetKeys().SelectMany(key => key.Properties)
                .Concat(entity.GetIndexes().SelectMany(index => index.Properties))
                .Concat(entity.GetProperties().Where(property => property.Name == nameof(OrganizationId))))
            // The names of actions are constants, which no collation confuses.
            .Where(property => property.ClrType == typeof(string) && property.Name != nameof(AuditRecordRow.Action))
            .Distinct();
        foreach (var property in comparedProperties)
        {
            property.SetCollation(BinaryCollation);
        }
    }
}
