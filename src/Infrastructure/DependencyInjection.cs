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

/// <summary>Registers what implements the application's ports.</summary>
public static class DependencyInjection
{
    private const string ConnectionStringName = "Users";
    private const string DefaultSqliteConnection = "Data Source=data/helpdesk-users.db";
    private const int SqliteTimeoutSeconds = 10;
    private const int MostSqliteConnectionsKept = 32;
    private const int MostContextsKept = 1024;
    private const int PasswordHashIterations = 210_000;

    /// <summary>Adds the database, Identity, tokens and bearer authentication.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The sections Database, ConnectionStrings, Tokens, Passwords, Lockout and DataProtection.</param>
    /// <param name="contentRoot">The folder that relative paths in the configuration start from.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidConfigurationException">A value cannot be used.</exception>
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

    /// <summary>Migrates the database, and makes the signing keys that are due. Comes before the first request.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    /// <exception cref="InvalidConfigurationException">The database cannot be used as configured.</exception>
    public static Task InitializeDirectoryAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<DirectoryInitializer>().RunAsync(cancellationToken);

    /// <summary>Makes sure that the database can be read, and changes nothing. Comes before a command that only reads.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    /// <exception cref="InvalidConfigurationException">The database cannot be used as configured.</exception>
    public static Task CheckDirectoryAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<DirectoryInitializer>().CheckAsync(cancellationToken);

    private static IServiceCollection AddDirectoryDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var provider = ParseProvider(configuration["Database:Provider"]);
        var settings = DatabaseSettings.Read(configuration.GetSection("Database"));
        services.AddSingleton(settings);
        var connectionString = configuration.GetConnectionString(ConnectionStringName);
        if (provider == DatabaseProvider.Sqlite)
        {
            var sqlite = SqliteConnectionFor(connectionString ?? DefaultSqliteConnection, contentRoot);
            services.AddSingleton(_ => new SqliteConnections(sqlite.DataSource));
            services.AddDirectoryContext<SqliteDirectoryContext>(MostSqliteConnectionsKept, (provider, options) =>
            {
                options.UseSqlite(sqlite.ToString()).AddInterceptors(provider.GetRequiredService<SqliteConnections>());
                SqliteDirectoryConnection.AddTo(options);
                SqliteBatches.AddTo(options);
            });
            services.AddSingleton(sqlite);
            services.AddSingleton(provider => new Retries(createStrategy: null, provider.GetRequiredService<TimeProvider>()));
            services.AddScoped<IBackups, SqliteBackups>();
            services.AddSingleton<IMigrationTurn>(new SqliteMigrationTurn(sqlite.DataSource));
            // To the driver, no time means for ever.
            var longestWait = sqlite.DefaultTimeout > 0 ? TimeSpan.FromSeconds(sqlite.DefaultTimeout) : Timeout.InfiniteTimeSpan;
            services.AddSingleton(provider => new WriteGate(longestWait, provider.GetRequiredService<DirectoryMetrics>()));
        }
        else
        {
            var sqlServer = SqlServerConnectionFor(connectionString);
            services.AddDirectoryContext<SqlServerDirectoryContext>(MostContextsKept, (_, options) => options.UseSqlServer(
                sqlServer,
                server =>
                {
                    if (settings.MaxBatchSize is { } batch)
                    {
                        server.MaxBatchSize(batch);
                    }
                }));
            services.AddSingleton(provider => new Retries(context => new SqlServerRetries(context), provider.GetRequiredService<TimeProvider>()));
            services.AddScoped<IBackups, SqlServerBackups>();
            services.AddSingleton<IMigrationTurn, SqlServerMigrationTurn>();
            services.AddSingleton(provider => new WriteGate(longestWait: null, provider.GetRequiredService<DirectoryMetrics>()));
        }

        services.AddSingleton<DatabaseTelemetry>();
        services.AddHostedService<ActiveUsersUpkeep>();
        services.AddSingleton<IOutages, DatabaseOutages>();
        services.AddSingleton<DirectoryInitializer>();
        services.AddScoped<ISchema, Schema>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditTrail>(scope => scope.GetRequiredService<AuditTrail>());
        services.AddScoped<IAuditQueries, AuditQueries>();
        services.AddScoped<IAuditVerifier, AuditVerifier>();
        services.AddSingleton<FrequentQueries>();
        services.AddSingleton<OrganizationQuery>();
        services.AddScoped<OrganizationMemory>();
        services.AddSingleton<LargeOrganizations>();
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

    private static void AddDirectoryContext<TContext>(this IServiceCollection services, int mostKept, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DirectoryContext
    {
        services.AddDbContextPool<TContext>((provider, options) => configure(provider, Configure(options, provider)), mostKept);
        services.AddScoped<DirectoryContext>(scope =>
        {
            var context = scope.GetRequiredService<TContext>();
            context.Caller = scope.GetRequiredService<ICallerAccessor>();
            return context;
        });
    }

    // A refused write is a value by the time anybody hears of it, a failed read is logged by whoever asked; the database's own
    // words may hold an address.
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
        services.AddSingleton(PasswordSettings.Read(configuration.GetSection("Passwords")));
        services.AddScoped<FormerPasswords>();
        services.AddScoped<IFormerPasswords>(scope => scope.GetRequiredService<FormerPasswords>());
        services.AddScoped<ICredentials, CredentialStore>();
        services.AddScoped<IRefreshTokens, RefreshTokenStore>();
        services.AddSingleton<IServiceSecrets, ServiceSecrets>();
        services.AddSingleton(Options.Create(LockoutSettings.Read(configuration.GetSection("Lockout"))));
        services.AddSingleton<ISignInGuard, SignInGuard>();
        services.AddHostedService<Housekeeping>();
        return services;
    }

    private static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Options.Create(TokenSettings.Read(configuration.GetSection("Tokens"))));
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
        if (configuration["DataProtection:KeysFolder"] is { Length: > 0 } folder)
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

    private static SqliteConnectionStringBuilder SqliteConnectionFor(string connectionString, string contentRoot)
    {
        var builder = Parse<SqliteConnectionStringBuilder>(connectionString, DatabaseProvider.Sqlite);
        if (builder.DataSource.Length == 0)
        {
            throw new InvalidConfigurationException("ConnectionStrings:Users names no Data Source, the path of the SQLite file.");
        }

        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:")
        {
            throw new InvalidConfigurationException("ConnectionStrings:Users names a SQLite database in memory, which would forget everybody; name a file.");
        }

        var file = Path.GetFullPath(Path.Combine(contentRoot, builder.DataSource));
        CreateFolder(Path.GetDirectoryName(file)!, "ConnectionStrings:Users");
        builder.DataSource = file;
        // Contexts keep their connections, and are pooled themselves.
        builder.Pooling = false;
        if (!builder.ShouldSerialize("Default Timeout"))
        {
            builder.DefaultTimeout = SqliteTimeoutSeconds;
        }

        return builder;
    }

    private static string SqlServerConnectionFor(string? connectionString) =>
        string.IsNullOrWhiteSpace(connectionString)
            ? throw new InvalidConfigurationException("ConnectionStrings:Users is not set, and SQL Server needs it.")
            : Parse<SqlConnectionStringBuilder>(connectionString, DatabaseProvider.SqlServer).ToString();

    private static TBuilder Parse<TBuilder>(string connectionString, DatabaseProvider provider)
        where TBuilder : System.Data.Common.DbConnectionStringBuilder, new()
    {
        try
        {
            return new() { ConnectionString = connectionString };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's own message repeats what it did not understand, which may be part of a password.
            throw new InvalidConfigurationException($"ConnectionStrings:Users is not a connection string for {provider}: a keyword or value of it is unknown, or something is not quoted.", exception);
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
            throw new InvalidConfigurationException($"The folder '{folder}' of {setting} cannot be used: {exception.Message}", exception);
        }
    }
}
