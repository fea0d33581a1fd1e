namespace HelpDesk.Users.Application.Passwords;

/// <summary>There are more requests than the server can process in an acceptable time. The client can try again later.</summary>
public sealed class TooBusyException : Exception
{
    /// <summary>Creates an exception with a default message.</summary>
    public TooBusyException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public TooBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    public TooBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
