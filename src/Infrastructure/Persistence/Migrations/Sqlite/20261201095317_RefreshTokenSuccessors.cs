using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RefreshTokenSuccessors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ProtectedSuccessor",
                table: "RefreshTokens",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefreshTokens_UsedAt",
                table: "RefreshTokens",
                column: "UsedAt",
                filter: "ProtectedSuccessor IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RefreshTokens_UsedAt",
                table: "RefreshTokens");

            migrationBuilder.DropColumn(
                name: "ProtectedSuccessor",
                table: "RefreshTokens");
        }
    }
}
