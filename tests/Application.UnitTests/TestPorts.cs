using System.Reflection;
using FluentValidation;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Domain.Users;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace HelpDesk.Users.Application.UnitTests;

/// <summary>The use cases as AddApplication registers them, over ports where everything goes well unless a test says otherwise.</summary>
internal sealed class TestPorts
{
    /// <summary>The secret that services get.</summary>
    public const string NewSecret = "new secret";

    public static readonly DateTimeOffset Now = TestUsers.Created.AddDays(1);

    /// <summary>When sessions end.</summary>
    public static readonly DateTimeOffset SessionEnd = Now.AddDays(30);

    /// <summary>One container for all tests, to build one takes longer than most tests; what they change is in their ports.</summary>
    private static readonly Lazy<ServiceProvider> Shared = new(() => BuildProvider());

    public TestPorts()
    {
        Organizations.Setup(port => port.FindAsync(Organization.HelpDeskId, It.IsAny<CancellationToken>())).ReturnsAsync(() => Organization);
        Organizations.Setup(port => port.LoadAsync(Organization.HelpDeskId, It.IsAny<CancellationToken>())).ReturnsAsync(() => Organization);
        Organizations.Setup(port => port.AddAsync(It.IsAny<Organization>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Organization organization, CancellationToken _) =>
            {
                SavedOrganizations.Add(organization);
                return Result.Success;
            });
        Organizations.Setup(port => port.SaveAsync(It.IsAny<Organization>(), It.IsAny<CancellationToken>()))
            .Callback((Organization organization, CancellationToken _) => SavedOrganizations.Add(organization))
            .Returns(Task.CompletedTask);
        Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((User user, string hash, CancellationToken _) =>
            {
                Saved.Add((user, hash));
                return user;
            });
        Users.Setup(port => port.SaveAsync(It.IsAny<User>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Callback((User user, string? hash, CancellationToken _) => Saved.Add((user, hash)))
            .Returns(Task.CompletedTask);
        HasOtherAdministrators(0);
        Batches.Setup(port => port.FindAsync(It.IsAny<IReadOnlyCollection<EmailAddress>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<EmailAddress> emails, bool _, CancellationToken _) => [.. Known.Where(known => emails.Contains(known.User.Email))]);
        Batches.Setup(port => port.StoreAsync(It.IsAny<IReadOnlyList<UserToStore>>(), It.IsAny<IReadOnlyList<UserToStore>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<UserToStore> added, IReadOnlyList<UserToStore> changed, CancellationToken _) =>
                Saved.AddRange(added.Concat(changed).Select(stored => (stored.User, stored.PasswordHash))))
            .Returns(Task.CompletedTask);
        Passwords.Setup(port => port.IsHash(It.IsAny<string>())).Returns((string text) => text.Contains("hash", StringComparison.Ordinal));
        Stats.Setup(port => port.FindAsync(It.IsAny<IReadOnlyList<long>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<long> numbers, CancellationToken _) => StoredStats.Where(stored => numbers.Contains(stored.Key)).ToDictionary());
        Passwords.Setup(port => port.HashAsync(It.IsAny<Password>(), It.IsAny<CancellationToken>())).ReturnsAsync((Password password, CancellationToken _) => HashOf(password.Value));
        Passwords.Setup(port => port.RehashAsync(It.IsAny<Secret>(), It.IsAny<CancellationToken>())).ReturnsAsync((Secret password, CancellationToken _) => HashOf(password.Value));
        Passwords.Setup(port => port.VerifyAsync(It.IsAny<string?>(), It.IsAny<Secret>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string? hash, Secret password, CancellationToken _) =>
                hash == TestUsers.StoredHash && password.Value == TestUsers.RightPassword ? RightVerdict : PasswordVerdict.Wrong);
        Credentials.Setup(port => port.RecordSignInAsync(
                It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((UserCredentials verified, DateTimeOffset _, string? _, CancellationToken _) => verified);
        RefreshTokens.Setup(port => port.StartAsync(It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Session(Guid.CreateVersion7(Now), SessionEnd, new("refresh token")));
        RefreshTokens.Setup(port => port.ContinueAsync(
                It.IsAny<Secret>(), It.IsAny<RefreshGrant>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Secret _, RefreshGrant grant, DateTimeOffset _, CancellationToken _) => new Session(grant.Family, SessionEnd, new("refresh token")));
        Audit.Setup(port => port.Add(It.IsAny<AuditEntry>())).Callback((AuditEntry entry) => Told.Add(entry));
        Tokens.Setup(port => port.Issue(It.IsAny<TokenSubject>()))
            .Returns(new AccessToken(new Secret("access token"), TimeSpan.FromMinutes(15)));
        Tokens.Setup(port => port.IssueToService(It.IsAny<ServiceTokenSubject>()))
            .Returns(new AccessToken(new Secret("service token"), TimeSpan.FromMinutes(15)));
        ServiceAccounts.Setup(port => port.AddAsync(It.IsAny<ServiceAccount>(), It.IsAny<CancellationToken>())).ReturnsAsync(Result.Success);
        ServiceSecrets.Setup(port => port.Generate()).Returns(new Secret(NewSecret));
        ServiceSecrets.Setup(port => port.Hash(It.IsAny<Secret>())).Returns((Secret secret) => HashOf(secret.Value));
    }

    public Mock<IUserRepository> Users { get; } = new();

    public Mock<IUserBatches> Batches { get; } = new();

    public Mock<IUserQueries> Queries { get; } = new();

    public Mock<IUserStats> Stats { get; } = new();

    public Mock<IOrganizations> Organizations { get; } = new();

    public Mock<IOrganizationMembers> OrganizationMembers { get; } = new();

    public Mock<ICredentials> Credentials { get; } = new();

    public Mock<IPasswords> Passwords { get; } = new();

    public Mock<ISignInGuard> Guard { get; } = new();

    public Mock<IRefreshTokens> RefreshTokens { get; } = new();

    public Mock<ITokenIssuer> Tokens { get; } = new();

    public Mock<IServiceAccounts> ServiceAccounts { get; } = new();

    public Mock<IServiceSecrets> ServiceSecrets { get; } = new();

    public Mock<ITokenInspector> Inspector { get; } = new();

    public Mock<ISigningKeys> SigningKeys { get; } = new();

    public Mock<IAuditTrail> Audit { get; } = new();

    public Mock<IAuditQueries> AuditQueries { get; } = new();

    public Mock<IFormerPasswords> FormerPasswords { get; } = new();

    public Mock<IIdempotencyKeys> IdempotencyKeys { get; } = new();

    public PasswordPolicy Policy { get; set; } = new();

    public Mock<IAuditVerifier> AuditVerifier { get; } = new();

    public CountingUnitOfWork UnitOfWork { get; } = new();

    public Organization Organization { get; set; } = TestUsers.HelpDeskOrganization();

    public Caller Caller { get; set; } = TestUsers.SignedIn();

    public PasswordVerdict RightVerdict { get; set; } = PasswordVerdict.Right;

    /// <summary>What was added or saved, with which hash.</summary>
    public List<(User User, string? PasswordHash)> Saved { get; } = [];

    /// <summary>Who is stored.</summary>
    public List<StoredUser> Known { get; } = [];

    /// <summary>The counters of users, by the users' numbers.</summary>
    public Dictionary<long, UserStats> StoredStats { get; } = [];

    /// <summary>The organizations that were added or saved.</summary>
    public List<Organization> SavedOrganizations { get; } = [];

    /// <summary>What commands told the audit.</summary>
    public List<AuditEntry> Told { get; } = [];

    public static string HashOf(string password) => $"hash of {password}";

    /// <summary>Makes the organization known to all ports that read one.</summary>
    public Organization Has(Organization organization)
    {
        Organizations.Setup(port => port.FindAsync(organization.Id, It.IsAny<CancellationToken>())).ReturnsAsync(organization);
        Organizations.Setup(port => port.LoadAsync(organization.Id, It.IsAny<CancellationToken>())).ReturnsAsync(organization);
        return organization;
    }

    /// <summary>Makes the user known to all ports that read one.</summary>
    public User Has(User user)
    {
        var credential = TestUsers.CredentialOf(user);
        Known.Add(new(user, credential.PasswordHash));
        foreach (var reference in new[] { user.Id, UserReference.Numbered(user.Number) })
        {
            Users.Setup(port => port.FindAsync(reference, It.IsAny<CancellationToken>())).ReturnsAsync(user);
            Queries.Setup(port => port.FindAsync(reference, It.IsAny<CancellationToken>())).ReturnsAsync(credential.User);
        }

        Credentials.Setup(port => port.FindByIdAsync(user.OrganizationId, user.Id, It.IsAny<CancellationToken>())).ReturnsAsync(credential);
        Credentials.Setup(port => port.FindByEmailAsync(user.OrganizationId, user.Email, It.IsAny<CancellationToken>())).ReturnsAsync(credential);
        Credentials.Setup(port => port.FindOwnerAsync(user.OrganizationId, user.Email, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AddressOwner(user.Id, user.Email.Value));
        return user;
    }

    /// <summary>Makes the service account known to all ports that read one.</summary>
    public ServiceAccount Has(ServiceAccount account)
    {
        ServiceAccounts.Setup(port => port.FindAsync(account.Id, It.IsAny<CancellationToken>())).ReturnsAsync(account);
        ServiceAccounts.Setup(port => port.FindClientAsync(account.Id, It.IsAny<CancellationToken>())).ReturnsAsync(account);
        return account;
    }

    public void HasOtherAdministrators(int? count) =>
        Users.Setup(port => port.CountOtherAdministratorsAsync(It.IsAny<User>(), It.IsAny<CancellationToken>())).ReturnsAsync(count);

    /// <summary>Sends a request through the whole pipeline.</summary>
    public async Task<TResult> SendAsync<TResult>(IRequest<TResult> request)
    {
        await using var scope = CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Gives a request to its handler alone.</summary>
    public async Task<TResult> HandleAsync<TResult>(IRequest<TResult> request)
    {
        await using var scope = CreateScope();
        var type = typeof(IRequestHandler<,>).MakeGenericType(request.GetType(), typeof(TResult));
        var handle = type.GetMethod(nameof(IRequestHandler<,>.Handle))!;
        var handler = scope.ServiceProvider.GetRequiredService(type);
        return await (Task<TResult>)handle.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [request, CancellationToken.None], null)!;
    }

    /// <summary>What is found wrong with a request before its handler sees it.</summary>
    public async Task<IReadOnlyList<Error>> ValidateAsync<TResult>(IRequest<TResult> request)
        where TResult : class, IResult<TResult>
    {
        await using var scope = CreateScope();
        var type = typeof(ValidationBehaviour<,>).MakeGenericType(request.GetType(), typeof(TResult));
        RequestHandlerDelegate<TResult> next = () => Task.FromResult<TResult>(null!);
        var result = await (Task<TResult?>)type.GetMethod(nameof(IPipelineBehavior<,>.Handle))!.Invoke(
            ActivatorUtilities.CreateInstance(scope.ServiceProvider, type),
            [request, CancellationToken.None, next])!;
        return result?.Errors ?? [];
    }

    /// <summary>A container of a test's own, for one that looks at its log or its instruments.</summary>
    public static ServiceProvider BuildProvider(ILoggerProvider? log = null)
    {
        var services = new ServiceCollection()
            .AddLogging(logging =>
            {
                logging.SetMinimumLevel(LogLevel.Trace);
                if (log is not null)
                {
                    logging.AddProvider(log);
                }
            })
            .AddApplication()
            .AddSingleton<TimeProvider>(new FixedClock())
            .AddScoped<Scope>();
        Add(ports => ports.Users.Object);
        Add(ports => ports.Batches.Object);
        Add(ports => ports.Queries.Object);
        Add(ports => ports.Stats.Object);
        Add(ports => ports.Organizations.Object);
        Add(ports => ports.OrganizationMembers.Object);
        Add(ports => ports.Credentials.Object);
        Add(ports => ports.Passwords.Object);
        Add(ports => ports.Guard.Object);
        Add(ports => ports.RefreshTokens.Object);
        Add(ports => ports.Tokens.Object);
        Add(ports => ports.ServiceAccounts.Object);
        Add(ports => ports.ServiceSecrets.Object);
        Add(ports => ports.Inspector.Object);
        Add(ports => ports.SigningKeys.Object);
        Add(ports => ports.Audit.Object);
        Add(ports => ports.AuditQueries.Object);
        Add(ports => ports.FormerPasswords.Object);
        Add(ports => ports.IdempotencyKeys.Object);
        Add(ports => ports.Policy);
        Add(ports => ports.AuditVerifier.Object);
        Add<IUnitOfWork>(ports => ports.UnitOfWork);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        void Add<TPort>(Func<TestPorts, TPort> find)
            where TPort : class =>
            services.AddScoped(scope => find(scope.GetRequiredService<Scope>().Ports));
    }

    /// <summary>A scope where these ports are used, by this caller.</summary>
    public AsyncServiceScope CreateScope(ServiceProvider? provider = null)
    {
        var scope = (provider ?? Shared.Value).CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Scope>().Ports = this;
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = Caller;
        return scope;
    }

    internal sealed class CountingUnitOfWork : IUnitOfWork
    {
        public int Runs { get; private set; }

        public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
            where TResult : IResult<TResult>
        {
            Runs++;
            return work();
        }
    }

    /// <summary>The ports of a scope.</summary>
    private sealed class Scope
    {
        public TestPorts Ports { get; set; } = null!;
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
