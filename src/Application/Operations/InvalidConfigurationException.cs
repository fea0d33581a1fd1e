namespace HelpDesk.Users.Application.Operations;

/// <summary>The service can't run with its configuration. The message is one sentence for the operator and contains no secrets.</summary>
public sealed class InvalidConfigurationException : Exception
{
    /// <summary>Creates an exception with a default message.</summary>
    public InvalidConfigurationException()
    {
    }

    /// <summary>Creates an exception with a message for the operator.</summary>
    public InvalidConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message for the operator, and the cause.</summary>
    public InvalidConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
