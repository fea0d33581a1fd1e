using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>What EF Core would send to SQL Server for a query that it was given for another database. No server is asked.</summary>
internal sealed class SqlServerTranslator : IDisposable
{
    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;
    private static readonly Type ContextType =
        typeof(Users.Infrastructure.DependencyInjection).Assembly.GetType("HelpDesk.Users.Infrastructure.Persistence.SqlServer.SqlServerDirectoryContext", throwOnError: true)!;

    private readonly Recorder recorder = new();
    private readonly DbContext context;
    private readonly SqlServerSchema schema;
    private readonly RightsVisitor rights = new();

    public SqlServerTranslator()
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(ContextType))!;
        options.UseSqlServer("Server=nowhere").AddInterceptors(recorder);
        context = (DbContext)Activator.CreateInstance(ContextType, options.Options)!;
        ContextType.GetProperty("Caller")!.SetValue(context, new CallerAccessor());
        schema = new(SqlParsing.Parse(context.GetService<IMigrator>().GenerateScript()));
        SqlParsing.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deployment", "deploy", "sqlserver-login.sql"))).Accept(rights);
    }

    /// <summary>The statements of a query whose parameters have no values yet.</summary>
    public IReadOnlyList<string> Translate(Expression query)
    {
        var own = new OwnModel(context.Model);
        var expression = own.Visit(query);
        var result = expression.Type.GetInterfaces().Append(expression.Type)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GetGenericArguments()[0] is { } row
            ? typeof(IEnumerable<>).MakeGenericType(row)
            : expression.Type;
        var run = (Delegate)Compile.MakeGenericMethod(result).Invoke(context.GetService<IDatabase>(), [expression, false])!;
        var values = context.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in own.Parameters)
        {
            values.Parameters[name] = SampleOf(type);
        }

        recorder.Statements.Clear();
        try
        {
            if (run.DynamicInvoke(values) is System.Collections.IEnumerable rows and not string)
            {
                foreach (var _ in rows)
                {
                }
            }
        }
        catch (TargetInvocationException exception) when (exception.InnerException is InvalidOperationException && recorder.Statements.Count > 0)
        {
            // One row was asked for, and there is none.
        }

        return recorder.Statements is [] ? throw new InvalidOperationException($"Nothing is sent to SQL Server for: {query}") : [.. recorder.Statements];
    }

    /// <summary>Finds out whether SQL Server could carry a statement out, for the service's login.</summary>
    /// <exception cref="InvalidOperationException">It could not.</exception>
    public void Check(string statement)
    {
        var checker = new StatementChecker(schema);
        SqlParsing.Parse(statement).Accept(checker);
        var missing = checker.Uses
            .Where(use => !rights.Granted.GetValueOrDefault(use.Table, "").Split(' ').Contains($"{use.Verb}"))
            .Select(use => $"The login has no right to {use.Verb} on {use.Table}.");
        if (checker.Problems.Concat(missing).ToList() is [_, ..] problems)
        {
            throw new InvalidOperationException($"{string.Join(' ', problems)} In: {statement}");
        }
    }

    public void Dispose() => context.Dispose();

    // No value that lets EF Core leave a part of the query out: null, nothing, or a page of no rows.
    private static object? SampleOf(Type type)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? type.GetGenericArguments()[0] : null;
        if (item is null)
        {
            return Nullable.GetUnderlyingType(type) is { } present ? SampleOf(present) : Activator.CreateInstance(type);
        }

        var items = Array.CreateInstance(item, 1);
        items.SetValue(SampleOf(item), 0);
        return type.IsInstanceOfType(items) ? items : Activator.CreateInstance(type, items);
    }

    /// <summary>Puts the tables of another model in the places of those that a query names, and notes its parameters.</summary>
    private sealed class OwnModel(IModel model) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                case QueryParameterExpression parameter:
                    Parameters[parameter.Name] = parameter.Type;
                    return parameter;
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    /// <summary>Opens nothing, sends nothing, and answers that there is nothing.</summary>
    private sealed class Recorder : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Statements { get; } = [];

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Statements.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Statements.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }
}
