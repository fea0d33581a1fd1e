using FluentValidation;
using HelpDesk.Users.Application.Account;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Provisioning;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Application.Users.ListUsers;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HelpDesk.Users.Application;

/// <summary>Registers the use cases.</summary>
public static class DependencyInjection
{
    /// <summary>Adds MediatR, the pipeline behaviours in their order, all handlers and validators, and the caller of the scope.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SignInMetricsBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.Scan(scan => scan
            .FromAssemblies(typeof(DependencyInjection).Assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithScopedLifetime());
        services.AddValidatorsFromAssembly(typeof(DependencyInjection).Assembly, includeInternalTypes: true);

        services.AddMetrics();
        services.TryAddSingleton<SignInMetrics>();
        services.AddScoped<SessionStarter>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<IdempotentCreation>();
        services.AddScoped<UserPages>();
        services.AddScoped<TemporaryPasswords>();
        services.AddScoped<RowPasswords>();
        services.AddScoped<ServiceAuthenticator>();
        services.AddScoped<OrganizationChanges>();
        services.AddScoped<FirstAdministrators>();
        services.AddScoped<UserImport>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped<ICallerAccessor>(provider => provider.GetRequiredService<CallerAccessor>());
        return services;
    }
}
