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
/// Describes the bodies of all contracts from the attributes of their types and members, in addition to those that Swashbuckle reads, such
/// as MaxLength, Range and DefaultValue. The attributes are documentation only: MVC validates nothing.
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
        DescribeAdditionalMembers(schema, members.Values);
        if (type.GetCustomAttribute<MembersAttribute>() is { } count)
        {
            (schema.MinProperties, schema.MaxProperties) = (count.Min, count.Max > 0 ? count.Max : null);
        }

        // Types with required members are complete already: Swashbuckle reads them.
        if (!type.IsDefined(typeof(RequiredMemberAttribute)))
        {
            schema.Required = properties.Keys.Where(name => IsRequired(members[name])).ToHashSet();
        }

        foreach (var (name, property) in properties)
        {
            // With a declared type, the member can be omitted for another reason.
            if (property is OpenApiSchema concrete && IsOmittedWhenNull(members[name]) && !members[name].IsDefined(typeof(JsonTypeAttribute)))
            {
                concrete.Type &= ~JsonSchemaType.Null;
            }
        }
    }

    /// <summary>
    /// Additional members are allowed: requests ignore them, and responses may get new ones. A type with extension data either declares
    /// their type or refuses them.
    /// </summary>
    private static void DescribeAdditionalMembers(OpenApiSchema schema, IEnumerable<PropertyInfo> members)
    {
        var extensionData = members.FirstOrDefault(member => member.IsDefined(typeof(JsonExtensionDataAttribute)));
        var type = extensionData?.GetCustomAttribute<JsonTypeAttribute>();
        schema.AdditionalPropertiesAllowed = extensionData is null || type is not null;
        schema.AdditionalProperties = type?.ToSchema();
    }

    /// <summary>Members of requests declare it. Members of responses are required, unless they are omitted when null.</summary>
    private static bool IsRequired(PropertyInfo member) =>
        IsField(member.PropertyType) ? member.IsDefined(typeof(RequiredAttribute)) : !IsOmittedWhenNull(member);

    /// <summary>Whether a response omits the member instead of sending null.</summary>
    private static bool IsOmittedWhenNull(PropertyInfo member) => member.IsDefined(typeof(JsonIgnoreAttribute));

    private static bool IsField(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonField<>);

    private static string NameOf(PropertyInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
