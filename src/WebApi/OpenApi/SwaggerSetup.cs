using System.Reflection;
using HelpDesk.Users.WebApi.Contracts;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The OpenAPI documents and the page that shows them.</summary>
internal static class SwaggerSetup
{
    private const string BearerScheme = "bearer";

    public static bool IsSwaggerEnabled(this IConfiguration configuration) => configuration.GetValue("Swagger:Enabled", defaultValue: true);

    public static void AddSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.IncludeXmlComments(Assembly.GetExecutingAssembly());
        // Not in the order in which the compiler found the controllers.
        swagger.OrderActionsBy(action =>
            $"{action.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>().Last().Tags[0]} {action.ActionDescriptor.RouteValues["controller"]}");
        swagger.SupportNonNullableReferenceTypes();
        swagger.NonNullableReferenceTypesAsRequired();
        swagger.MapType<JsonField<string>>(() => new OpenApiSchema { Type = JsonSchemaType.String });
        swagger.MapType<JsonField<bool>>(() => new OpenApiSchema { Type = JsonSchemaType.Boolean });
        swagger.MapType<JsonField<long>>(() => new OpenApiSchema { Type = JsonSchemaType.Integer });
        swagger.MapType<JsonField<IReadOnlyList<string>>>(() => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        swagger.AddSecurityDefinition(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The access_token that POST /api/auth/login returns.",
        });
        swagger.OperationFilter<BearerRequirement>();
    });

    public static void UseSwaggerPages(this IApplicationBuilder app)
    {
        app.UseSwagger(swagger => swagger.RouteTemplate = "swagger/{documentName}/swagger.json");
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "HelpDesk.Users";
            foreach (var contract in app.ApplicationServices.GetRequiredService<WireContracts>().All)
            {
                page.SwaggerEndpoint($"/swagger/{contract.Document}/swagger.json", contract.Title);
            }

            page.EnableTryItOutByDefault();
            page.DisplayRequestDuration();
        });
    }

    /// <summary>Marks the operations that need a token.</summary>
    private sealed class BearerRequirement : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.MethodInfo.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            {
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(BearerScheme, context.Document)] = [] }];
            }
        }
    }
}
