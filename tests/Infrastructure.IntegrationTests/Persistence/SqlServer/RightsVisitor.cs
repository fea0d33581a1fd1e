using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>Which rights a script gives and takes, table by table.</summary>
internal sealed class RightsVisitor : TSqlFragmentVisitor
{
    private readonly HashSet<string> principals = [];

    public Dictionary<string, string> Granted { get; } = [];

    public Dictionary<string, string> Denied { get; } = [];

    /// <summary>Whose they are.</summary>
    public IReadOnlyCollection<string> Principals => principals;

    public override void ExplicitVisit(GrantStatement node) => Note(Granted, node);

    public override void ExplicitVisit(DenyStatement node) => Note(Denied, node);

    private void Note(Dictionary<string, string> rights, SecurityStatement statement)
    {
        var verbs = statement.Permissions.Select(permission => Enum.Parse<SqlVerb>(permission.Identifiers.Single().Value, ignoreCase: true));
        rights.Add(statement.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[^1].Value, string.Join(' ', verbs.Order()));
        principals.UnionWith(statement.Principals.Select(principal => principal.Identifier.Value));
    }
}
