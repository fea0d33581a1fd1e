using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// The tables of the directory. Query filters limit users and their data to the caller's organization; <c>IgnoreQueryFilters</c> turns
/// them off for a query. Contexts are pooled, so the caller is a property and not a constructor parameter.
/// </summary>
internal abstract class DirectoryContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The caller of the scope that uses this context.</summary>
    public ICallerAccessor? Caller { get; set; }

    /// <summary>Whether a transaction excludes all other writers, so that rows need no locks of their own.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>The end of the audit chain. Reading it in a transaction locks it until the transaction ends.</summary>
    public virtual IQueryable<AuditHeadRow> LockedAuditHead => AuditHead;

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

    /// <summary>The caller's organization, which the query filters read with each query.</summary>
    public string OrganizationId =>
        (Caller ?? throw new InvalidOperationException("Set Caller before a query that filters by organization.")).Current.OrganizationId;

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
