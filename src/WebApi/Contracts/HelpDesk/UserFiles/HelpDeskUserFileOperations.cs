using HelpDesk.Users.WebApi.Http.Downloads;
using HelpDesk.Users.WebApi.OpenApi;
using HelpDesk.Users.WebApi.UserFiles;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>Says of files of users what they are, with an example of each form.</summary>
internal sealed class HelpDeskUserFileOperations : IOperationFilter
{
    public const string ImportId = "importUsers";
    public const string ExportId = "exportUsers";

    private static readonly Dictionary<string, string> Examples = new()
    {
        [CsvDownload.MediaType] =
            "email,nombre,rol,area,telefono,is_active,password\r\n"
            + "eva.ruiz@example.com,Eva Ruiz,AREA,SISTEMAS,555 1234,true,Temporal-2026\r\n"
            + "juan.diaz@example.com,Juan Díaz,USUARIO,,,true,\r\n",
        [JsonLinesDownload.MediaType] =
            """{"email":"eva.ruiz@example.com","nombre":"Eva Ruiz","rol":"AREA","area":"SISTEMAS","password":"Temporal-2026"}""" + "\n"
            + """{"email":"juan.diaz@example.com","is_active":false}""" + "\n",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        switch (operation.OperationId)
        {
            case ImportId:
                operation.RequestBody = new OpenApiRequestBody { Required = true, Description = "The file, in UTF-8, of at most 32 MB", Content = Contents(withExamples: true) };
                Parameter(operation, "dry_run").Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean };
                Parameter(operation, "on_error").Schema = OperationDescriptions.Choice(ImportUsersRequest.Reactions.Keys);
                break;
            case ExportId:
                ((OpenApiResponse)operation.Responses!["200"]).Content = Contents(withExamples: false);
                Parameter(operation, "format").Schema = OperationDescriptions.Choice(UserFile.Formats.Keys);
                break;
        }
    }

    private static OpenApiParameter Parameter(OpenApiOperation operation, string name) =>
        operation.Parameters!.Cast<OpenApiParameter>().Single(parameter => parameter.Name == name);

    private static Dictionary<string, OpenApiMediaType> Contents(bool withExamples) => Examples.ToDictionary(
        example => example.Key,
        example => new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = withExamples ? example.Value : null,
        });
}
