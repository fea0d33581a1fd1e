using System.Reflection;
using HelpDesk.Users.WebApi.Configuration;
using HelpDesk.Users.WebApi.Contracts;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The OpenAPI documents and Swagger UI.</summary>
internal static class SwaggerSetup
{
    public static bool IsSwaggerEnabled(this IConfiguration configuration) => configuration.Read<SwaggerSettings>().Enabled;

    public static void AddSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.IncludeXmlComments(Assembly.GetExecutingAssembly());
        // Sorted, because the default order is that of the controllers in the assembly.
        swagger.OrderActionsBy(action =>
            $"{DocumentDescriber.OrderOf(action.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>().Last().Tags[0])} "
            + action.ActionDescriptor.RouteValues["controller"]);
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
        // Lists of objects.
        swagger.MapType(typeof(JsonField<>), () => new OpenApiSchema { Type = JsonSchemaType.Array });
        swagger.AddSecurityDefinition(OperationDescriber.BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The access_token that POST /api/auth/login returns. Swagger UI keeps it in the browser until you log out here.",
        });
        swagger.OperationFilter<OperationDescriber>();
        swagger.DocumentFilter<DocumentDescriber>();
        swagger.SchemaFilter<SchemaDescriber>();
    });

    public static void UseSwaggerPages(this IApplicationBuilder app)
    {
        app.UseSwagger(swagger =>
        {
            swagger.RouteTemplate = "swagger/{documentName}/swagger.json";
            swagger.PreSerializeFilters.Add((document, request) => document.Servers = [new() { Url = request.PathBase.Add("/") }]);
        });
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "HelpDesk.Users";
            foreach (var contract in app.ApplicationServices.GetRequiredService<WireContracts>().All)
            {
                // Relative to the page, which a proxy may serve elsewhere.
                page.SwaggerEndpoint($"{contract.Document}/swagger.json", contract.Title);
            }

            page.EnableTryItOutByDefault();
            page.EnablePersistAuthorization();
            page.DisplayRequestDuration();
        });
    }
}
