using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation.AspNetCore;
using HelpDesk.Users.Application;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Contracts;
using HelpDesk.Users.WebApi.Contracts.Cms;
using HelpDesk.Users.WebApi.Contracts.HelpDesk;
using HelpDesk.Users.WebApi.Contracts.OAuth;
using HelpDesk.Users.WebApi.Contracts.Organizations;
using HelpDesk.Users.WebApi.Contracts.Works;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using HelpDesk.Users.WebApi.Observability;
using HelpDesk.Users.WebApi.OpenApi;
using HelpDesk.Users.WebApi.Pages;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>Composes and starts the service. The only type that uses Infrastructure.</summary>
internal static partial class ServiceHost
{
    private const string DefaultUrl = "http://localhost:8000";
    private const string ContentRootVariable = "ASPNETCORE_CONTENTROOT";
    private const int MaxBodyBytes = 1024 * 1024;

    /// <summary>
    /// Enough for the largest token: that of a service account with all permissions that an organization can have, which are in it twice.
    /// </summary>
    private const int MaxHeadersBytes = 64 * 1024;

    private static readonly TimeSpan HstsMaxAge = TimeSpan.FromDays(365);

    public static WebApplication Build(string[] args)
    {
        var builder = CreateBuilder(args);
        builder.AddLogging();
        builder.AddTelemetry();
        builder.AddCors();
        builder.AddSignInRateLimit();
        builder.AddAllowedHostsCheck();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Latin-1 accepts any byte, so that the contract, not the server, refuses a header that is not UTF-8.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeadersBytes;
        });
        if (!ListeningAddresses.AreConfigured(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.AddDirectory();
        builder.Services.AddMapping();
        // The application validates requests, after authorization, and each contract has its own messages: MVC validates nothing.
        builder.Services.AddFluentValidationAutoValidation(mvc => (mvc.Filter, mvc.DisableDataAnnotationsValidation) = (_ => false, true));
        builder.Services.AddSwagger();
        builder.Services.AddSingleton<WireContracts>();
        builder.Services.AddSingleton<MatcherPolicy, TenantHeaderPolicy>();
        HelpDeskContract.AddTo(builder.Services);
        OAuthContract.AddTo(builder.Services);
        OrganizationsContract.AddTo(builder.Services);
        CmsContract.AddTo(builder.Services);
        WorksContract.AddTo(builder.Services);
        builder.Services.AddAuthorization();
        builder.Services.AddRazorComponents();
        builder.Services.AddHostedService<StartupMemoryRelease>();
        builder.Services.AddHsts(hsts => hsts.MaxAge = HstsMaxAge);
        builder.Services.AddExceptionHandler<UnhandledExceptions>();
        builder.Services
            .AddControllers(mvc =>
            {
                // The contracts decide which members are required, and have their own messages.
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                // Without this, MVC would walk through the members of each body to find validators, of which there are none.
                mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(object)));
                mvc.Filters.Add(new NotModifiedFilter());
                mvc.InputFormatters.Clear();
                mvc.InputFormatters.Add(new JsonObjectInputFormatter());
                // Bodies are JSON: without these factories, MVC never tries to read them as forms.
                mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            })
            // Each contract has its own error format.
            .ConfigureApiBehaviorOptions(api => (api.SuppressModelStateInvalidFilter, api.SuppressMapClientErrors) = (true, true))
            .AddJsonOptions(json => json.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        return builder.Build();
    }

    public static async Task RunAsync(WebApplication app)
    {
        ConfigurePipeline(app);
        await app.Services.InitializeDirectoryAsync(app.Lifetime.ApplicationStopping);
        LogStart(app.Logger, ServiceVersion.Current);
        await ExplainFailuresAsync(async () =>
        {
            await app.Services.SeedDirectoryAsync(app.Configuration);
            return true;
        });
        app.Lifetime.ApplicationStarted.Register(() => LogSwaggerAddress(app));
        await app.RunAsync();
    }

    /// <summary>Sends one request for a command, without starting the service.</summary>
    public static Task<TResult> SendAsync<TResult>(IRequest<TResult> request, string[] configuration)
        where TResult : Domain.Results.IResult =>
        RunInOrganizationAsync(
            services => services.GetRequiredService<IMediator>().Send(request),
            Organization.HelpDeskId,
            isReadOnly: request is IQuery<TResult>,
            configuration);

    /// <summary>Runs a command in an organization, without starting the service.</summary>
    /// <param name="action">The action; its argument has the services of the scope.</param>
    /// <param name="organizationId">The organization that the caller acts in.</param>
    /// <param name="isReadOnly">Whether to only check the database; otherwise it is prepared as at the start of the service.</param>
    public static async Task<TResult> RunInOrganizationAsync<TResult>(
        Func<IServiceProvider, Task<TResult>> action,
        string organizationId,
        bool isReadOnly,
        string[] configuration)
    {
        await using var app = BuildForCommand(configuration);
        await (isReadOnly ? app.Services.CheckDirectoryAsync() : app.Services.InitializeDirectoryAsync());
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = Caller.System(organizationId);
        return await ExplainFailuresAsync(() => action(scope.ServiceProvider));
    }

    /// <summary>Runs a command with one service, without checking or upgrading the database first.</summary>
    public static async Task<TResult> RunWithServiceAsync<TService, TResult>(
        Func<TService, Task<TResult>> action,
        string[] configuration)
        where TService : notnull
    {
        await using var app = BuildForCommand(configuration);
        await using var scope = app.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Returns why the service that runs on this machine with this configuration is not ready; null when it is.</summary>
    public static Task<string?> CheckReadinessAsync(string[] configuration) =>
        ReadinessProbe.CheckAsync(CreateBuilder(configuration).Configuration, DefaultUrl);

    private static async Task<TResult> ExplainFailuresAsync<TResult>(Func<Task<TResult>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (FindDatabaseFailure(exception) is { } failure)
        {
            throw new InvalidConfigurationException($"The database failed: {failure.Message.Split('\n')[0].Trim().TrimEnd('.')}.", exception);
        }
    }

    private static DbException? FindDatabaseFailure(Exception? exception) =>
        exception is null or DbException ? (DbException?)exception : FindDatabaseFailure(exception.InnerException);

    private static WebApplication BuildForCommand(string[] configuration)
    {
        var builder = CreateBuilder(configuration);
        builder.AddCommandLogging();
        builder.AddDirectory();
        return builder.Build();
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The folder of the program, not the current one. Launch profiles set the project's folder.
        var contentRoot = Path.GetFullPath(Environment.GetEnvironmentVariable(ContentRootVariable) ?? AppContext.BaseDirectory);
        if (!Directory.Exists(contentRoot))
        {
            throw new InvalidConfigurationException($"{ContentRootVariable} names '{contentRoot}', which is no folder.");
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = contentRoot });
        IReadOnlyDictionary<string, Type> sections = ServiceSections.All.Concat(DirectorySections.All).ToDictionary();
        builder.Configuration.AddSecretsFolder(sections.Keys, contentRoot);
        SettingsCheck.Run(builder.Configuration, sections);
        builder.Configuration.AddSecretFiles(sections.Keys, contentRoot);
        ListeningAddresses.Check(builder.Configuration);
        return builder;
    }

    private static void AddDirectory(this WebApplicationBuilder builder)
    {
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration, builder.Environment.ContentRootPath);
    }

    private static void ConfigurePipeline(WebApplication app)
    {
        app.UseConfiguredForwardedHeaders();
        app.UseConfiguredPathBase();
        app.UseCorrelationId();
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(async refused =>
        {
            var (context, status) = (refused.HttpContext, refused.HttpContext.Response.StatusCode);
            if (!await AccountPages.TryWriteErrorAsync(context, status))
            {
                await context.RequestServices.GetRequiredService<WireContracts>().GetFor(context.Request).WriteErrorAsync(context, status);
            }
        });
        app.UseAllowedHostsCheck();
        app.UseHeaderNameCheck();
        if (ListeningAddresses.IncludeHttps(app.Configuration))
        {
            app.UseHttpsRedirection();
            app.UseHsts();
        }

        if (app.Configuration.IsSwaggerEnabled())
        {
            // Only for its own paths: its middlewares would inspect every other path too.
            app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger"), swagger => swagger.UseSwaggerPages());
        }

        app.UseHeadRequests();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseRequestCaller();
        app.UseAuthorization();
        app.UseContentCodingCheck();
        app.MapControllers().RequireAuthorization();
        app.MapWellKnown();
        app.MapAccountPages();
        app.MapMetrics();
        app.MapHealth();
    }

    private static void LogSwaggerAddress(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is not null && app.Configuration.IsSwaggerEnabled())
        {
            LogSwagger(app.Logger, address);
        }
    }

    // A start that fails says only why.
    [LoggerMessage(LogLevel.Information, "HelpDesk.Users {Version:l} starts")]
    private static partial void LogStart(Microsoft.Extensions.Logging.ILogger logger, string version);

    [LoggerMessage(LogLevel.Information, "Swagger: {Address:l}/swagger")]
    private static partial void LogSwagger(Microsoft.Extensions.Logging.ILogger logger, string address);
}
