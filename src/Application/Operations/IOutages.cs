namespace HelpDesk.Users.Application.Operations;

/// <summary>Distinguishes temporary failures of the database from bugs.</summary>
public interface IOutages
{
    /// <summary>Whether the exception is a temporary failure, so that the same request can succeed later.</summary>
    bool Include(Exception failure);
}
