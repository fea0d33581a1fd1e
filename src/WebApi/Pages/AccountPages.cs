using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Contracts;
using HelpDesk.Users.WebApi.Contracts.HelpDesk;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.Middleware;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Pages;

/// <summary>
/// The pages where users help themselves, for clients without such pages of their own. They need no script, and set no cookie: whoever
/// sends the form proves with the current password who it is, so that another page gains nothing by sending it.
/// </summary>
internal static class AccountPages
{
    /// <summary>The path that all pages begin with.</summary>
    public const string Prefix = "/account";

    private const string StylesheetName = "account.css";
    private const string PasswordPath = $"{Prefix}/password";

    /// <summary>Maps the pages.</summary>
    public static void MapAccountPages(this WebApplication app)
    {
        var origins = app.Configuration.Read<CorsSettings>().Origins.ToHashSet(StringComparer.Ordinal);
        var stylesheet = ReadStylesheet();
        var pages = app.MapGroup(Prefix).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet(StylesheetName, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(stylesheet, "text/css; charset=utf-8");
        });
        pages.MapGet("password", (HttpRequest request) => Show(request, new(), StatusCodes.Status200OK));
        pages.MapPost("password", (HttpContext context, IMediator mediator, CallerAccessor caller) =>
                ChangePasswordAsync(context.Request, ReturnUrlOf(context.Request, origins), mediator, caller, context.RequestAborted))
            .RequireRateLimiting(SignInRateLimit.PolicyName);
    }

    /// <summary>
    /// Shows the form with the reason when the service refuses a request before the page sees it, such as one of too many.
    /// </summary>
    /// <returns>Whether the request was for a page.</returns>
    public static async Task<bool> TryWriteErrorAsync(HttpContext context, int statusCode)
    {
        if (!context.Request.Path.StartsWithSegments(PasswordPath))
        {
            return false;
        }

        var problem = HelpDeskMessages.Of(context.Request).ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode);
        await Show(context.Request, new() { Problem = problem }, statusCode).ExecuteAsync(context);
        return true;
    }

    private static async Task<RazorComponentResult<PasswordPage>> ChangePasswordAsync(
        HttpRequest request,
        string? returnUrl,
        IMediator mediator,
        CallerAccessor caller,
        CancellationToken cancellationToken)
    {
        var (texts, messages) = (TextsOf(request), HelpDeskMessages.Of(request));
        if (await ReadFormAsync(request, cancellationToken) is not { } form)
        {
            return Show(request, new() { Problem = texts.Unreadable }, StatusCodes.Status400BadRequest);
        }

        var view = new PasswordPageView { Email = form.EmailText, Faults = form.FindFaults(texts, messages) };
        if (view.Faults.Count > 0)
        {
            return Show(request, view, StatusCodes.Status422UnprocessableEntity);
        }

        caller.Current = Caller.Anonymous(OrganizationOf(request) ?? caller.Current.OrganizationId) with { Origin = caller.Current.Origin };
        var signedIn = await mediator.Send(new LogInCommand(form.ParseEmail(), form.ParseCurrent()), cancellationToken);
        if (!signedIn.IsSuccess)
        {
            return Refuse(signedIn.Errors);
        }

        caller.Current = ToCaller(signedIn.Value, caller.Current.Origin);
        var changed = await mediator.Send(new ChangePasswordCommand(form.ParseCurrent(), form.ParseNew()), cancellationToken);
        if (changed.IsSuccess)
        {
            return Show(request, view with { IsDone = true, ReturnUrl = returnUrl }, StatusCodes.Status200OK);
        }

        // The sign-in was only made to change the password.
        await mediator.Send(new LogOutCommand(new(signedIn.Value.RefreshToken)), cancellationToken);
        return Refuse(changed.Errors);

        RazorComponentResult<PasswordPage> Refuse(IReadOnlyList<Error> errors)
        {
            Refusals.SetHeaders(request.HttpContext.Response, errors[0]);
            return errors[0].Kind == ErrorKind.Validation
                ? Show(
                    request,
                    view with { Faults = [(PasswordForm.New, messages.ForFault(errors[0]))] },
                    StatusCodes.Status422UnprocessableEntity)
                : Show(request, view with { Problem = messages.For(errors[0]) }, Refusals.StatusOf(errors[0].Kind));
        }
    }

    private static RazorComponentResult<PasswordPage> Show(HttpRequest request, PasswordPageView view, int status) =>
        new(new Dictionary<string, object?>
        {
            [nameof(PasswordPage.Texts)] = TextsOf(request),
            [nameof(PasswordPage.View)] = view,
            [nameof(PasswordPage.Stylesheet)] = request.PathBase.Add($"{Prefix}/{StylesheetName}").ToUriComponent(),
        })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    private static PasswordPageTexts TextsOf(HttpRequest request) =>
        request.PrefersEnglish() ? PasswordPageTexts.English : PasswordPageTexts.Spanish;

    private static Caller ToCaller(SignedIn signedIn, CallerOrigin origin) => new()
    {
        OrganizationId = signedIn.User.OrganizationId,
        UserId = signedIn.User.Id,
        Name = signedIn.User.Email,
        AccessVersion = signedIn.AccessVersion,
        MustChangePassword = signedIn.User.MustChangePassword,
        Origin = origin,
    };

    private static async Task<PasswordForm?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return new(await request.ReadFormAsync(cancellationToken));
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // Too many fields, too long ones, or a part that isn't whole.
            return null;
        }
    }

    private static string? OrganizationOf(HttpRequest request) =>
        request.Query["organization"] is [{ Length: > 0 } id] ? Organization.IsId(id) ? id : "" : null;

    /// <summary>Where to go back to: only to an origin that this service serves in browsers.</summary>
    private static string? ReturnUrlOf(HttpRequest request, HashSet<string> origins) =>
        request.Query["returnUrl"] is [{ Length: > 0 } text]
        && !text.Contains('\\')
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && origins.Contains(url.GetLeftPart(UriPartial.Authority))
            ? url.AbsoluteUri
            : null;

    private static byte[] ReadStylesheet()
    {
        using var resource = typeof(AccountPages).Assembly.GetManifestResourceStream(StylesheetName)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
