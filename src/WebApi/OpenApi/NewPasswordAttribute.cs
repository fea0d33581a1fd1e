namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A new password, whose minimum length is that of the configured policy.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : Attribute;
