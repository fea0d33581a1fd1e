namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>A password to be set, as long as the configured policy asks for.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : Attribute;
