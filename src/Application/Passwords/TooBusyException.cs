namespace HelpDesk.Users.Application.Passwords;

/// <summary>More is asked for at once than the machine can do in a time that anybody waits. Later it can.</summary>
public sealed class TooBusyException : Exception
{
    /// <summary>Without a reason.</summary>
    public TooBusyException()
    {
    }

    /// <summary>With a reason.</summary>
    /// <param name="message">The reason, one sentence.</param>
    public TooBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and its cause.</summary>
    /// <param name="message">The reason, one sentence.</param>
    /// <param name="innerException">The cause.</param>
    public TooBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
