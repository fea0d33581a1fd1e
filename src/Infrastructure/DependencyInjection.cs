using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Infrastructure.Audit;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Observability;
using HelpDesk.Users.Infrastructure.Operations;
using HelpDesk.Users.Infrastructure.Operations.Transfer;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.SqlServer;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.ServiceAccounts;
using HelpDesk.Users.Infrastructure.Sessions;
using HelpDesk.Users.Infrastructure.SignIn;
using HelpDesk.Users.Infrastructure.Tokens;
using HelpDesk.Users.Infrastructure.Transactions;
using HelpDesk.Users.Infrastructure.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure;

/// <summary>Registers the implementations of the application's ports.</summary>
public static class DependencyInjection
{
    private const string DefaultSqliteConnection = "Data Source=data/helpdesk-users.db";
    private const int SqliteTimeoutSeconds = 10;
    // Smaller than for SQL Server, because each pooled SQLite context keeps its connection open.
    private const int SqliteContextPoolSize = 32;
    private const int SqlServerContextPoolSize = 1024;
    private const int PasswordHashIterations = 210_000;

    /// <summary>Adds the database, Identity, tokens and bearer authentication.</summary>
    /// <param name="configuration">The sections in <see cref="DirectorySections"/>.</param>
    /// <param name="contentRoot">The folder that relative paths in the configuration are based on.</param>
    /// <exception cref="InvalidConfigurationException">A configuration value is invalid.</exception>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DirectoryMetrics>();
        return services
            .AddDirectoryDatabase(configuration, contentRoot)
            .AddDirectoryIdentity(configuration)
            .AddTokens(configuration)
            .AddKeyRing(configuration, contentRoot);
    }

    /// <summary>
    /// Migrates the database, or only checks its version if <c>Database:MigrateAtStart</c> is false, and creates and loads the signing
    /// keys. Call it before the first request.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The database cannot be used as configured.</exception>
    public static Task InitializeDirectoryAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<DirectoryInitializer>().RunAsync(cancellationToken);

    /// <summary>Checks that the database exists and is up to date, without changing it. Call it before a command that only reads.</summary>
    /// <exception cref="InvalidConfigurationException">The database cannot be used as configured.</exception>
    public static Task CheckDirectoryAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<DirectoryInitializer>().CheckAsync(cancellationToken);

    private static IServiceCollection AddDirectoryDatabase(
        this IServiceCollection services,
        IConfiguration configuration,
        string contentRoot)
    {
        var settings = DatabaseSettings.Read(configuration.SectionOf<DatabaseSettings>());
        var provider = ParseProvider(settings.Provider);
        services.AddSingleton(settings);
        var connectionString = configuration.SectionOf<ConnectionSettings>().Get<ConnectionSettings>()?.Users;
        if (provider == DatabaseProvider.Sqlite)
        {
            var sqlite = ReadSqliteConnection(connectionString ?? DefaultSqliteConnection, contentRoot);
            services.AddSingleton(_ => new SqliteConnections(sqlite.DataSource));
            services.AddDirectoryContext<SqliteDirectoryContext>(SqliteContextPoolSize, (provider, options) =>
            {
                options.UseSqlite(sqlite.ToString()).AddInterceptors(provider.GetRequiredService<SqliteConnections>());
                SqliteDirectoryConnection.AddTo(options);
                SqliteBatches.AddTo(options);
            });
            services.AddSingleton(sqlite);
            services.AddSingleton(provider => new Retries(createStrategy: null, provider.GetRequiredService<TimeProvider>()));
            services.AddScoped<IBackups, SqliteBackups>();
            services.AddSingleton<IGeneratedNumbers, SqliteGeneratedNumbers>();
            services.AddSingleton<IMigrationLock>(new SqliteMigrationLock(sqlite.DataSource));
            // The SQLite driver waits forever when the timeout is 0.
            var maxWait = sqlite.DefaultTimeout > 0 ? TimeSpan.FromSeconds(sqlite.DefaultTimeout) : Timeout.InfiniteTimeSpan;
            services.AddSingleton(provider => new WriteGate(maxWait, provider.GetRequiredService<DirectoryMetrics>()));
        }
        else
        {
            var sqlServer = ReadSqlServerConnection(connectionString);
            services.AddDirectoryContext<SqlServerDirectoryContext>(SqlServerContextPoolSize, (_, options) => options.UseSqlServer(
                sqlServer,
                server =>
                {
                    if (settings.MaxBatchSize is { } batch)
                    {
                        server.MaxBatchSize(batch);
                    }
                }));
            services.AddSingleton(provider => new Retries(
                context => new SqlServerRetries(context),
                provider.GetRequiredService<TimeProvider>()));
            services.AddScoped<IBackups, SqlServerBackups>();
            services.AddSingleton<IGeneratedNumbers, SqlServerGeneratedNumbers>();
            services.AddSingleton<IMigrationLock, SqlServerMigrationLock>();
            services.AddSingleton(provider => new WriteGate(maxWait: null, provider.GetRequiredService<DirectoryMetrics>()));
        }

        services.AddSingleton<DatabaseTelemetry>();
        services.AddHostedService<ActiveUsersUpkeep>();
        services.AddSingleton<IOutages, DatabaseOutages>();
        services.AddSingleton<DirectoryInitializer>();
        services.AddScoped<ISchema, Schema>();
        services.AddScoped<IDirectoryExport, DirectoryExport>();
        services.AddScoped<IDirectoryImport, DirectoryImport>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditTrail>(scope => scope.GetRequiredService<AuditTrail>());
        services.AddScoped<IAuditQueries, AuditQueries>();
        services.AddScoped<IAuditVerifier, AuditVerifier>();
        services.AddSingleton<FrequentQueries>();
        services.AddSingleton<OrganizationQuery>();
        services.AddScoped<OrganizationCache>();
        services.AddSingleton<RecentCounts>();
        services.AddScoped<CallerAccess>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<IUnitOfWork>(scope => scope.GetRequiredService<UnitOfWork>());
        services.AddScoped<IWriteTransaction>(scope => scope.GetRequiredService<UnitOfWork>());
        services.AddScoped<UserWrites>();
        services.AddScoped<IUserRepository, UserRepository>();
        services.AddScoped<IUserBatches, UserBatches>();
        services.AddScoped<IUserQueries, UserQueries>();
        services.AddScoped<IUserStats, UserStatsStore>();
        services.AddScoped<IOrganizations, OrganizationStore>();
        services.AddScoped<IOrganizationMembers, OrganizationMembers>();
        services.AddScoped<IIdempotencyKeys, IdempotencyKeyStore>();
        services.AddScoped<IServiceAccounts, ServiceAccountStore>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return services;
    }

    private static void AddDirectoryContext<TContext>(
        this IServiceCollection services,
        int poolSize,
        Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DirectoryContext
    {
        services.AddDbContextPool<TContext>((provider, options) => configure(provider, Configure(options, provider)), poolSize);
        services.AddScoped<DirectoryContext>(scope =>
        {
            var context = scope.GetRequiredService<TContext>();
            context.Caller = scope.GetRequiredService<ICallerAccessor>();
            return context;
        });
    }

    // EF Core would log each failure as an error, with the database's message, which may contain an email address. Expected failures become
    // results, and all others are logged where they are handled.
    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, IServiceProvider provider) => options
        .EnableThreadSafetyChecks(false)
        .AddInterceptors(provider.GetRequiredService<DatabaseTelemetry>())
        .ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));

    private static IServiceCollection AddDirectoryIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<ApplicationUser>().AddUserStore<DirectoryUserStore>().AddUserManager<DirectoryUserManager>();
        services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, CanonicalEmailNormalizer>());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashIterations);
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<ApplicationUser>, PasswordHasher<ApplicationUser>>());
        services.AddSingleton<IdentityPasswords>();
        services.AddSingleton<IPasswords, QueuedPasswords>();
        services.AddSingleton(PasswordSettings.Read(configuration.SectionOf<PasswordSettings>()));
        services.AddScoped<FormerPasswords>();
        services.AddScoped<IFormerPasswords>(scope => scope.GetRequiredService<FormerPasswords>());
        services.AddScoped<ICredentials, CredentialStore>();
        services.AddSingleton<RefreshTokenProtector>();
        services.AddScoped<IRefreshTokens, RefreshTokenStore>();
        services.AddSingleton<IServiceSecrets, ServiceSecrets>();
        services.AddSingleton(Options.Create(LockoutSettings.Read(configuration.SectionOf<LockoutSettings>())));
        services.AddSingleton<ISignInGuard, SignInGuard>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<TemporaryPasswordWatch>();
        return services;
    }

    private static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Options.Create(TokenSettings.Read(configuration.SectionOf<TokenSettings>())));
        services.AddSingleton<SigningKeyProtector>();
        services.AddSingleton<SigningKeys>();
        services.AddScoped<SigningKeyStore>();
        services.AddScoped<ISigningKeys>(scope => scope.GetRequiredService<SigningKeyStore>());
        services.AddHostedService<SigningKeyUpkeep>();
        services.AddSingleton<IPublicKeys>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<ITokenIssuer, TokenIssuer>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<VerifiedTokens>();
        services.AddScoped<ITokenInspector, TokenInspector>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, ConfigureJwtBearer>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        return services;
    }

    private static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var protection = services.AddDataProtection().SetApplicationName("HelpDesk.Users");
        if (configuration.SectionOf<DataProtectionSettings>().Get<DataProtectionSettings>()?.KeysFolder is { Length: > 0 } folder)
        {
            protection.PersistKeysToFileSystem(CreateFolder(Path.Combine(contentRoot, folder), "DataProtection:KeysFolder"));
        }
        else
        {
            protection.PersistKeysToDbContext<DirectoryContext>();
        }

        return services;
    }

    private static DatabaseProvider ParseProvider(string? name) => name switch
    {
        null or "" => DatabaseProvider.Sqlite,
        _ when name.Equals(nameof(DatabaseProvider.Sqlite), StringComparison.OrdinalIgnoreCase) => DatabaseProvider.Sqlite,
        _ when name.Equals(nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase) => DatabaseProvider.SqlServer,
        _ => throw new InvalidConfigurationException($"Database:Provider is '{name}', and must be Sqlite or SqlServer."),
    };

    private static SqliteConnectionStringBuilder ReadSqliteConnection(string connectionString, string contentRoot)
    {
        var builder = ParseConnectionString<SqliteConnectionStringBuilder>(connectionString, DatabaseProvider.Sqlite);
        if (builder.DataSource.Length == 0)
        {
            throw new InvalidConfigurationException("ConnectionStrings:Users names no Data Source, the path of the SQLite file.");
        }

        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:")
        {
            throw new InvalidConfigurationException(
                "ConnectionStrings:Users names a SQLite database in memory, which is lost when the service stops; name a file.");
        }

        var file = Path.GetFullPath(Path.Combine(contentRoot, builder.DataSource));
        if (Directory.Exists(file))
        {
            throw new InvalidConfigurationException($"ConnectionStrings:Users names the folder '{file}'; name a file.");
        }

        CreateFolder(Path.GetDirectoryName(file)!, "ConnectionStrings:Users");
        builder.DataSource = file;
        // The contexts are pooled, and each keeps its connection.
        builder.Pooling = false;
        if (!builder.ShouldSerialize("Default Timeout"))
        {
            builder.DefaultTimeout = SqliteTimeoutSeconds;
        }

        return builder;
    }

    private static string ReadSqlServerConnection(string? connectionString) =>
        string.IsNullOrWhiteSpace(connectionString)
            ? throw new InvalidConfigurationException("ConnectionStrings:Users is not set, and SQL Server needs it.")
            : ParseConnectionString<SqlConnectionStringBuilder>(connectionString, DatabaseProvider.SqlServer).ToString();

    private static TBuilder ParseConnectionString<TBuilder>(string connectionString, DatabaseProvider provider)
        where TBuilder : System.Data.Common.DbConnectionStringBuilder, new()
    {
        try
        {
            return new() { ConnectionString = connectionString };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's message contains the invalid part of the connection string, which may be part of a password.
            throw new InvalidConfigurationException(
                $"ConnectionStrings:Users is not a connection string for {provider}: "
                + "it has an unknown keyword or an invalid value, or a value is not quoted.",
                exception);
        }
    }

    private static DirectoryInfo CreateFolder(string folder, string setting)
    {
        try
        {
            return Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The folder '{folder}' of {setting} cannot be used: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}
