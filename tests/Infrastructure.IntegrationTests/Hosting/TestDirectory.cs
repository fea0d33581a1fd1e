using HelpDesk.Users.Application;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Provisioning;
using HelpDesk.Users.Application.Provisioning.SeedOrganization;
using HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>The application over a SQLite file of its own. Only a password hash costs less than in production.</summary>
internal sealed class TestDirectory : IAsyncDisposable
{
    public const string AdminEmail = "admin@helpdesk.local";
    public const string AdminPassword = "Admin-2026";

    private const int CheapIterations = 100;

    private readonly ServiceProvider services;
    private readonly bool ownsFolder;

    private TestDirectory(
        string folder,
        bool ownsFolder,
        AdjustableClock clock,
        IEnumerable<(string Key, string Value)> settings,
        Action<IServiceCollection>? configure = null)
    {
        (Folder, this.ownsFolder, Clock) = (folder, ownsFolder, clock);
        var collection = BuildServices(folder, clock, [("ConnectionStrings:Users", $"Data Source={FileName}"), .. settings]);
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public static string FileName => "users.db";

    public string Folder { get; }

    public string File => Path.Combine(Folder, FileName);

    public AdjustableClock Clock { get; }

    public IServiceProvider Services => services;

    public static IServiceCollection BuildServices(string contentRoot, TimeProvider clock, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddApplication()
            .AddInfrastructure(configuration, contentRoot)
            .Configure<PasswordHasherOptions>(options => options.IterationCount = CheapIterations);
    }

    /// <summary>An initialized directory without an organization.</summary>
    public static async Task<TestDirectory> CreateEmptyAsync(params (string Key, string Value)[] settings)
    {
        // Settings may say how keys are made and kept, so that those of a template would not do.
        var directory = CreateUninitialized(settings);
        await (settings is [] ? Templates.Initialized : Templates.Migrated).CopyToAsync(directory.File);
        await directory.Services.InitializeDirectoryAsync();
        return directory;
    }

    /// <summary>An initialized directory with the help desk and its first administrator.</summary>
    public static Task<TestDirectory> CreateAsync() => CreateFromAsync(Templates.Seeded);

    /// <summary>An initialized directory with what a template holds.</summary>
    public static async Task<TestDirectory> CreateFromAsync(DirectoryTemplate template)
    {
        var directory = CreateUninitialized();
        await template.CopyToAsync(directory.File);
        await directory.Services.InitializeDirectoryAsync();
        return directory;
    }

    public static TestDirectory CreateUninitialized(params (string Key, string Value)[] settings) =>
        new(Directory.CreateTempSubdirectory("helpdesk-users-").FullName, ownsFolder: true, new(), settings);

    /// <summary>One that is not initialized, on services that a test has changed.</summary>
    public static TestDirectory CreateOn(Action<IServiceCollection> configure) =>
        new(Directory.CreateTempSubdirectory("helpdesk-users-").FullName, ownsFolder: true, new(), [], configure);

    /// <summary>Another instance on the same file, not initialized.</summary>
    public TestDirectory CreateAnotherInstance(params (string Key, string Value)[] settings) => new(Folder, ownsFolder: false, Clock, settings);

    public Task<Result<FirstAdministrator?>> SeedAsync(string organizationId = Organization.HelpDeskId) =>
        SendAsync(Seed(organizationId), Caller.System(organizationId));

    public static SeedOrganizationCommand Seed(string organizationId = Organization.HelpDeskId) =>
        new()
        {
            Name = Organization.ParseName(organizationId),
            Template = OrganizationTemplates.ParseName(OrganizationTemplates.HelpDesk),
            Locals = new([]),
            Areas = new([]),
            RequiresPasswordChange = new(true),
            AdminEmail = EmailAddress.Parse(AdminEmail),
            AdminPassword = Password.Parse(AdminPassword),
        };

    /// <summary>Makes an organization of the template cms, which is called like it.</summary>
    /// <returns>Somebody who may do everything there.</returns>
    public async Task<Caller> SeedPublisherAsync()
    {
        var seeded = await SendAsync(
            Seed() with { Name = Organization.ParseName("Redacción"), Template = OrganizationTemplates.ParseName(OrganizationTemplates.Cms) },
            Caller.System(OrganizationTemplates.Cms));
        Assert.That(seeded.IsSuccess, Is.True);
        return CallerIn(OrganizationTemplates.Cms) with { Permissions = Permissions.All };
    }

    public async Task<UserView> CreateUserAsync(string email, string role = "USUARIO", string organizationId = Organization.HelpDeskId) =>
        (await SendAsync(NewUser(email, role), CallerIn(organizationId))).Value;

    public static CreateUserCommand NewUser(string email, string role = "USUARIO") =>
        new(EmailAddress.Parse(email), PersonName.Parse("Ana Pérez"), Password.Parse("Secreto-1"), RoleReference.OneNamed(role));

    public static LogInCommand LogIn(string email, string password) => new(EmailAddress.Parse(email), Secret.Parse(password));

    public static CreateServiceAccountCommand NewServiceAccount(string name = "Tickets") =>
        new(ServiceAccountName.Parse(name), Permissions.Parse(["users:read"]));

    /// <summary>What a list of names shows of a user.</summary>
    public static string SummaryOf(UserSummary user) =>
        $"{user.Id} {user.Number} {user.Email} {user.Name} {string.Join(',', user.Roles)} {user.Area} {user.Telefono} {user.Status} {user.Version}";

    /// <summary>Somebody who may do everything there: a user in its first access version, or nobody in particular.</summary>
    public static Caller CallerIn(string organizationId, Guid? userId = null, long? accessVersion = null) => new()
    {
        OrganizationId = organizationId,
        UserId = userId ?? Guid.CreateVersion7(),
        AccessVersion = accessVersion ?? (userId is null ? 0 : 1),
        Permissions = OrganizationTemplates.HelpDeskRoles.SelectMany(role => role.Permissions).ToHashSet(),
    };

    public Task<TResult> SendAsync<TResult>(IRequest<TResult> request, Caller? caller = null) =>
        RunAsync(scope => scope.GetRequiredService<IMediator>().Send(request), caller);

    /// <summary>Runs in a scope of its own, as one request does.</summary>
    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> action, Caller? caller = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = caller ?? CallerIn(Organization.HelpDeskId);
        return await action(scope.ServiceProvider);
    }

    /// <summary>Runs as a command does, and so may use the repositories.</summary>
    public Task<TResult> CommandAsync<TResult>(Func<IServiceProvider, Task<TResult>> work, Caller? caller = null)
        where TResult : IResult<TResult> =>
        RunAsync(scope => scope.GetRequiredService<IUnitOfWork>().ExecuteAsync(() => work(scope), CancellationToken.None), caller);

    public Task<T> ReadAsync<T>(Func<DirectoryContext, Task<T>> read, Caller? caller = null) =>
        RunAsync(scope => read(scope.GetRequiredService<DirectoryContext>()), caller);

    /// <summary>Closes the file, which then holds all that was written.</summary>
    public ValueTask CloseAsync() => services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Made once in a run, by the first test that wants them.</summary>
    private static class Templates
    {
        /// <summary>The tables.</summary>
        public static readonly DirectoryTemplate Migrated = new(directory => directory.ReadAsync(async context =>
        {
            await context.Database.MigrateAsync();
            return true;
        }));

        /// <summary>The tables and the signing key.</summary>
        public static readonly DirectoryTemplate Initialized = new(directory => directory.Services.InitializeDirectoryAsync());

        /// <summary>The help desk and its first administrator too.</summary>
        public static readonly DirectoryTemplate Seeded = new(async directory =>
        {
            await directory.Services.InitializeDirectoryAsync();
            await directory.SeedAsync();
        });
    }
}
