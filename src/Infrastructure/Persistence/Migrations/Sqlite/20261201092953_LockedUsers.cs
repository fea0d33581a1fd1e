using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LockedUsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "SignInAttempts",
                type: "TEXT",
                maxLength: 508,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInAttempts_OrganizationId_Email",
                table: "SignInAttempts",
                columns: new[] { "OrganizationId", "Email" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignInAttempts_OrganizationId_Email",
                table: "SignInAttempts");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "SignInAttempts");
        }
    }
}
