namespace HelpDesk.Users.WebApi.Pages;

/// <summary>The words of the page for a new password.</summary>
public sealed record PasswordPageTexts
{
    /// <summary>In Spanish.</summary>
    public static readonly PasswordPageTexts Spanish = new()
    {
        Language = "es",
        Title = "Cambiar la contraseña",
        Explained = "Elige una contraseña tuya en lugar de la que te dieron. Después, inicia sesión con ella.",
        Email = "Correo electrónico",
        CurrentPassword = "Contraseña actual",
        NewPassword = "Contraseña nueva",
        NewPasswordHint = "Una que no uses en otro sitio. Una frase de varias palabras es fácil de recordar y difícil de adivinar.",
        RepeatedPassword = "Contraseña nueva, otra vez",
        Submit = "Cambiar la contraseña",
        NotRepeated = "No es igual que la contraseña nueva",
        Done = "Contraseña cambiada",
        DoneExplained = "Ya puedes iniciar sesión con la contraseña nueva. Todas las sesiones anteriores han terminado.",
        GoBack = "Iniciar sesión",
        Unreadable = "No se pudo leer el formulario. Escríbelo otra vez",
    };

    /// <summary>In English.</summary>
    public static readonly PasswordPageTexts English = new()
    {
        Language = "en",
        Title = "Change your password",
        Explained = "Choose a password of your own instead of the one that you were given. Then sign in with it.",
        Email = "Email address",
        CurrentPassword = "Current password",
        NewPassword = "New password",
        NewPasswordHint = "One that you don't use elsewhere. A phrase of several words is easy to remember and hard to guess.",
        RepeatedPassword = "New password, again",
        Submit = "Change the password",
        NotRepeated = "It isn't the same as the new password",
        Done = "Password changed",
        DoneExplained = "You can sign in with the new password now. All sessions from before have ended.",
        GoBack = "Sign in",
        Unreadable = "The form could not be read. Enter it again",
    };

    /// <summary>The language tag (RFC 5646).</summary>
    public required string Language { get; init; }

    /// <summary>The title of the form.</summary>
    public required string Title { get; init; }

    /// <summary>What the form is for.</summary>
    public required string Explained { get; init; }

    /// <summary>The label of the email address.</summary>
    public required string Email { get; init; }

    /// <summary>The label of the current password.</summary>
    public required string CurrentPassword { get; init; }

    /// <summary>The label of the new password.</summary>
    public required string NewPassword { get; init; }

    /// <summary>How to choose a password.</summary>
    public required string NewPasswordHint { get; init; }

    /// <summary>The label of the new password that is entered again.</summary>
    public required string RepeatedPassword { get; init; }

    /// <summary>The text of the button.</summary>
    public required string Submit { get; init; }

    /// <summary>The two new passwords differ.</summary>
    public required string NotRepeated { get; init; }

    /// <summary>The title when the password is changed.</summary>
    public required string Done { get; init; }

    /// <summary>What happens now that the password is changed.</summary>
    public required string DoneExplained { get; init; }

    /// <summary>The link back to the application.</summary>
    public required string GoBack { get; init; }

    /// <summary>The body of the request is no form.</summary>
    public required string Unreadable { get; init; }
}
