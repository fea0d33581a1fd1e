namespace HelpDesk.Users.Application.Operations;

/// <summary>The service cannot run as it is configured. The message is one sentence for its operator and holds no secret.</summary>
public sealed class InvalidConfigurationException : Exception
{
    /// <summary>Without a sentence.</summary>
    public InvalidConfigurationException()
    {
    }

    /// <summary>With the sentence for the operator.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public InvalidConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence for the operator, and the cause.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
