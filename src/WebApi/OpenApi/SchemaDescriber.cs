using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// Describes the bodies of all contracts by the attributes of their types and members, where the framework does not do it on its own,
/// as it does for MaxLength, Range, DefaultValue and the like. All of them only describe: MVC validates nothing.
/// </summary>
internal sealed class SchemaDescriber(PasswordPolicy passwords) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete)
        {
            return;
        }

        if (context.MemberInfo is { } member)
        {
            DescribeMember(concrete, member, context);
        }
        else if (concrete.Properties is { } properties && context.Type.Assembly == typeof(SchemaDescriber).Assembly)
        {
            DescribeType(concrete, properties, context.Type);
        }
    }

    private void DescribeMember(OpenApiSchema schema, MemberInfo member, SchemaFilterContext context)
    {
        if (schema is { Type: JsonSchemaType.Array, Items: null })
        {
            // A field with a list of objects.
            var item = context.Type.GenericTypeArguments[0].GenericTypeArguments[0];
            schema.Items = context.SchemaGenerator.GenerateSchema(item, context.SchemaRepository);
        }

        switch (member.GetCustomAttributes<JsonTypeAttribute>().ToList())
        {
            case [var type]:
                type.Describe(schema);
                break;
            case [_, ..] types:
                (schema.Type, schema.OneOf) = (null, [.. types.Select(type => type.ToSchema())]);
                break;
        }

        member.GetCustomAttribute<ChoicesAttribute>()?.Describe(schema);
        schema.Items = member.GetCustomAttribute<ItemsAttribute>()?.ToSchema() ?? schema.Items;
        if (member.IsDefined(typeof(NewPasswordAttribute)))
        {
            (schema.Format, schema.MinLength, schema.MaxLength) = ("password", passwords.MinLength, Password.MaxLength);
        }
    }

    private static void DescribeType(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> properties, Type type)
    {
        var members = type.GetProperties().ToDictionary(NameOf);
        DescribeUndeclared(schema, members.Values);
        if (type.GetCustomAttribute<MembersAttribute>() is { } count)
        {
            (schema.MinProperties, schema.MaxProperties) = (count.Least, count.Most > 0 ? count.Most : null);
        }

        // Where C# says what is required, the framework has found it.
        if (!type.IsDefined(typeof(RequiredMemberAttribute)))
        {
            schema.Required = properties.Keys.Where(name => IsAlwaysThere(members[name])).ToHashSet();
        }

        foreach (var (name, property) in properties)
        {
            if (property is OpenApiSchema concrete && IsLeftOut(members[name]))
            {
                concrete.Type &= ~JsonSchemaType.Null;
            }
        }
    }

    /// <summary>
    /// Requests are read without what is unknown in them, and answers may grow. Who collects what is unknown either says what it is, or
    /// refuses it.
    /// </summary>
    private static void DescribeUndeclared(OpenApiSchema schema, IEnumerable<PropertyInfo> members)
    {
        var undeclared = members.FirstOrDefault(member => member.IsDefined(typeof(JsonExtensionDataAttribute)));
        var type = undeclared?.GetCustomAttribute<JsonTypeAttribute>();
        schema.AdditionalPropertiesAllowed = undeclared is null || type is not null;
        schema.AdditionalProperties = type?.ToSchema();
    }

    /// <summary>Requests say what is required. Answers have null where there is nothing, unless they leave it out.</summary>
    private static bool IsAlwaysThere(PropertyInfo member) =>
        IsField(member.PropertyType) ? member.IsDefined(typeof(RequiredAttribute)) : !IsLeftOut(member);

    /// <summary>Whether a member without a value is left out, and so never null.</summary>
    private static bool IsLeftOut(PropertyInfo member) => member.IsDefined(typeof(JsonIgnoreAttribute));

    private static bool IsField(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonField<>);

    private static string NameOf(PropertyInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
