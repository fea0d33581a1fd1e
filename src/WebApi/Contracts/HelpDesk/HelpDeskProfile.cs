using System.Text.Json;
using AutoMapper;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.FindUserNames;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Sessions;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.SignIn;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Maps the application's results to the contract's responses.</summary>
internal sealed class HelpDeskProfile : Profile
{
    /// <summary>The contract's names of audited members, where they differ from the application's.</summary>
    private static readonly Dictionary<string, string> FieldNames = new() { ["name"] = "nombre", ["roles"] = "rol" };

    public HelpDeskProfile()
    {
        CreateUserMap<UserSummary, HelpDeskUser>();
        CreateMap<UserSummary, HelpDeskUserWithMessage>()
            .IncludeBase<UserSummary, HelpDeskUser>()
            .ForMember(user => user.Message, map => map.Ignore());
        CreateMap<UserSummary, HelpDeskUserDetails>()
            .IncludeBase<UserSummary, HelpDeskUser>()
            .ForMember(user => user.LockedUntil, map => map.MapFrom(summary => ToUtc(summary.LockedUntil)))
            .ForMember(user => user.CreatedAt, map => map.Ignore())
            .ForMember(user => user.UpdatedAt, map => map.Ignore())
            .ForMember(user => user.LastLogin, map => map.Ignore())
            .ForMember(user => user.LastSeen, map => map.Ignore())
            .ForMember(user => user.MustChangePassword, map => map.Ignore())
            .ForMember(user => user.HasPassword, map => map.Ignore());
        // Without IncludeBase, which would make it the map of every UserView, also for a HelpDeskUser.
        CreateUserMap<UserView, HelpDeskUserDetails>()
            .ForMember(user => user.CreatedAt, map => map.MapFrom(view => view.CreatedAt.UtcDateTime))
            .ForMember(user => user.UpdatedAt, map => map.MapFrom(view => view.UpdatedAt.UtcDateTime))
            .ForMember(user => user.LastLogin, map => map.MapFrom(view => ToUtc(view.LastLogin)))
            .ForMember(user => user.LastSeen, map => map.MapFrom(view => ToUtc(view.LastSeen)))
            .ForMember(user => user.LockedUntil, map => map.MapFrom(view => ToUtc(view.LockedUntil)));
        CreateMap<UserView, HelpDeskFoundUser>()
            .ForMember(user => user.Nombre, map => map.MapFrom(view => view.Name))
            .ForMember(user => user.Rol, map => map.MapFrom(view => view.Roles[0]))
            .ForMember(user => user.IsActive, map => map.MapFrom(view => view.Status == UserStatus.Active));
        CreateMap<UserName, HelpDeskFoundUser>()
            .ForMember(user => user.Nombre, map => map.MapFrom(name => name.Name))
            .ForMember(user => user.IsActive, map => map.MapFrom(name => name.Status == UserStatus.Active))
            .ForMember(user => user.Email, map => map.Ignore())
            .ForMember(user => user.Rol, map => map.Ignore())
            .ForMember(user => user.Telefono, map => map.Ignore());
        CreateMap<UserSummary, HelpDeskSignedInUser>()
            .ForMember(user => user.Nombre, map => map.MapFrom(summary => summary.Name))
            .ForMember(user => user.Rol, map => map.MapFrom(summary => summary.Roles[0]));
        CreateMap<SessionView, HelpDeskSignIn>()
            .ForMember(signIn => signIn.CreatedAt, map => map.MapFrom(view => view.CreatedAt.UtcDateTime))
            .ForMember(signIn => signIn.LastUsedAt, map => map.MapFrom(view => view.LastUsedAt.UtcDateTime));
        CreateMap<SessionView, HelpDeskOwnSignIn>()
            .IncludeBase<SessionView, HelpDeskSignIn>()
            .ForMember(signIn => signIn.Current, map => map.MapFrom(view => view.IsCurrent));
        CreateMap<ServiceAccountView, HelpDeskServiceAccount>()
            .ForMember(account => account.ClientId, map => map.MapFrom(view => view.Id))
            .ForMember(account => account.CreatedAt, map => map.MapFrom(view => view.CreatedAt.UtcDateTime))
            .ForMember(account => account.LastUsedAt, map => map.MapFrom(view => ToUtc(view.LastUsedAt)))
            .ForMember(account => account.PreviousSecretExpiresAt, map => map.MapFrom(view => ToUtc(view.PreviousSecretUntil)));
        CreateMap<ServiceAccountView, HelpDeskServiceAccountWithSecret>()
            .IncludeBase<ServiceAccountView, HelpDeskServiceAccount>()
            .ForMember(account => account.ClientSecret, map => map.Ignore());
        CreateMap<AuditRecordView, HelpDeskAuditRecord>()
            .ForMember(record => record.Id, map => map.MapFrom(view => view.Sequence))
            .ForMember(record => record.At, map => map.MapFrom(view => view.At.UtcDateTime))
            .ForMember(record => record.Outcome, map => map.MapFrom(view => ToSnakeCase(view.Outcome)))
            .ForMember(
                record => record.Subject,
                map => map.MapFrom(view => new HelpDeskAuditSubject { Id = view.SubjectId, Name = view.SubjectName }));
        CreateMap<AuditActor, HelpDeskAuditActor>()
            .ForMember(actor => actor.Type, map => map.MapFrom(view => ToSnakeCase(view.Kind)));
        CreateMap<AuditChange, HelpDeskAuditChange>()
            .ForMember(change => change.Field, map => map.MapFrom(view => FieldNames.GetValueOrDefault(view.Field, view.Field)));
        CreateMap<SignedIn, HelpDeskSession>()
            .ForMember(session => session.AccessToken, map => map.MapFrom(signedIn => signedIn.AccessToken.Value.Value))
            .ForMember(session => session.TokenType, map => map.MapFrom(_ => "bearer"))
            .ForMember(session => session.ExpiresIn, map => map.MapFrom(signedIn => (int)signedIn.AccessToken.Lifetime.TotalSeconds))
            .ForMember(session => session.PasswordExpiresAt, map => map.MapFrom(signedIn => ToUtc(signedIn.User.PasswordExpiresAt)))
            .ForMember(session => session.RefreshToken, map => map.MapFrom(signedIn => signedIn.RefreshToken.Value))
            .ForMember(session => session.MustChangePassword, map => map.MapFrom(signedIn => signedIn.User.MustChangePassword));
    }

    private IMappingExpression<TUser, TShown> CreateUserMap<TUser, TShown>()
        where TUser : UserSummary
        where TShown : HelpDeskUser => CreateMap<TUser, TShown>()
            .ForMember(user => user.Nombre, map => map.MapFrom(summary => summary.Name))
            .ForMember(user => user.Rol, map => map.MapFrom(summary => summary.Roles[0]))
            .ForMember(user => user.IsActive, map => map.MapFrom(summary => summary.Status == UserStatus.Active))
            .ForMember(user => user.PasswordExpiresAt, map => map.MapFrom(summary => ToUtc(summary.PasswordExpiresAt)));

    private static DateTime? ToUtc(DateTimeOffset? time) => time?.UtcDateTime;

    private static string ToSnakeCase(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
