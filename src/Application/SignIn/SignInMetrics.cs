using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>
/// Counts sign-ins and lockouts. The values of tags come from a fixed list: they never contain client input or personal data.
/// </summary>
public sealed class SignInMetrics
{
    private readonly Counter<long> signIns;
    private readonly Counter<long> lockouts;

    /// <summary>Creates the instruments.</summary>
    public SignInMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.Name);
        signIns = meter.CreateCounter<long>(
            "helpdesk.users.sign_ins",
            "{sign-in}",
            "Attempts to sign in, by method and outcome.");
        lockouts = meter.CreateCounter<long>(
            "helpdesk.users.lockouts",
            "{lockout}",
            "How many times an address was locked after failed sign-ins.");
    }

    /// <summary>Counts an attempt to sign in.</summary>
    /// <param name="method">The <see cref="ISignIn.Method"/>.</param>
    /// <param name="outcome"><c>success</c>, the code of the error, or <c>error</c> for an exception.</param>
    public void CountSignIn(string method, string outcome) => signIns.Add(1, new("means", method), new("outcome", outcome));

    /// <summary>Counts the lock of an address.</summary>
    public void CountLockout() => lockouts.Add(1);
}
