namespace Microsoft.SqlServer.Server;

/// <summary>Thrown when a type is not a valid CLR user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception for <paramref name="udtType"/>.</summary>
    /// <param name="udtType">The type that is not valid.</param>
    /// <param name="resourceReason">Why it is not valid.</param>
    /// <returns>The exception, not yet thrown.</returns>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType?.FullName}' is an invalid user-defined type: {resourceReason}");
}
