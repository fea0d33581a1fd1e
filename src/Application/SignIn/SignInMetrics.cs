using System.Diagnostics.Metrics;
using HelpDesk.Users.Application.Common;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>
/// Counts sign-ins and lockouts. A measurement is tagged with one of a few words, never with what a client made up and never with
/// anything about a person.
/// </summary>
public sealed class SignInMetrics
{
    private readonly Counter<long> signIns;
    private readonly Counter<long> lockouts;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public SignInMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Instrumentation.Name);
        signIns = meter.CreateCounter<long>("helpdesk.users.sign_ins", "{sign-in}", "How many tried to come in, by what, and how it ended.");
        lockouts = meter.CreateCounter<long>("helpdesk.users.lockouts", "{lockout}", "How many times an address was locked after failed sign-ins.");
    }

    /// <summary>Counts an attempt to sign in.</summary>
    /// <param name="means">What was shown: <c>password</c>, <c>refresh_token</c> or <c>client_secret</c>.</param>
    /// <param name="outcome"><c>success</c>, the code of the refusal, or <c>error</c>.</param>
    public void CountSignIn(string means, string outcome) => signIns.Add(1, new("means", means), new("outcome", outcome));

    /// <summary>Counts an address that was locked.</summary>
    public void CountLockout() => lockouts.Add(1);
}
