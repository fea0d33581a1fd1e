using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// The directory's tables. Rows about people are those of the caller's organization, unless a query says otherwise by name.
/// Contexts are used again by one scope after the other, which is why the caller is set and not given.
/// </summary>
internal abstract class DirectoryContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The caller of the scope that uses this context.</summary>
    public ICallerAccessor? Caller { get; set; }

    /// <summary>Whether a transaction keeps everybody else from writing, so that no row need be written to be held.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>The end of the audit's chain, held by who reads it in a transaction until that ends.</summary>
    public virtual IQueryable<AuditHeadRow> HeldAuditHead => AuditHead;

    public DbSet<ApplicationUser> Users => Set<ApplicationUser>();

    public DbSet<OrganizationRow> Organizations => Set<OrganizationRow>();

    public DbSet<RefreshTokenRow> RefreshTokens => Set<RefreshTokenRow>();

    public DbSet<SignInAttemptsRow> SignInAttempts => Set<SignInAttemptsRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<AuditRecordRow> AuditRecords => Set<AuditRecordRow>();

    public DbSet<AuditHeadRow> AuditHead => Set<AuditHeadRow>();

    public DbSet<ServiceAccountRow> ServiceAccounts => Set<ServiceAccountRow>();

    public DbSet<FormerPasswordRow> FormerPasswords => Set<FormerPasswordRow>();

    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();

    public DbSet<CommittedTransactionRow> CommittedTransactions => Set<CommittedTransactionRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Read by the query filters at each query.</summary>
    public string OrganizationId =>
        (Caller ?? throw new InvalidOperationException("Whose rows are meant is not known before there is a caller.")).Current.OrganizationId;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DirectoryContext).Assembly);
        modelBuilder.Entity<ApplicationUser>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<UserRoleRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<UserLocalRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<UserStatRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<RefreshTokenRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<FormerPasswordRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<IdempotencyKeyRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<AuditRecordRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<ServiceAccountRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
        modelBuilder.Entity<SignInAttemptsRow>().HasQueryFilter(row => row.OrganizationId == OrganizationId);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
}
