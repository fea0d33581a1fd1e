namespace HelpDesk.Users.Application.Operations;

/// <summary>Tells failures of what the service depends on, which pass, from bugs.</summary>
public interface IOutages
{
    /// <summary>Whether a failure means that the directory cannot be read or written for now.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>True when the same request may succeed later.</returns>
    bool Include(Exception failure);
}
