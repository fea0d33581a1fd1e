using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_SubjectId_Sequence",
                table: "AuditRecords");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_Action_Outcome_At_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "Action", "Outcome", "At", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Action_Outcome_At_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "ActorId", "Action", "Outcome", "At", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Outcome_At_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "ActorId", "Outcome", "At", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_Outcome_At_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "Outcome", "At", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_SubjectId_Outcome_At_Sequence_Action",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "SubjectId", "Outcome", "At", "Sequence", "Action" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_Action_Outcome_At_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Action_Outcome_At_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Outcome_At_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_Outcome_At_Sequence",
                table: "AuditRecords");

            migrationBuilder.DropIndex(
                name: "IX_AuditRecords_OrganizationId_SubjectId_Outcome_At_Sequence_Action",
                table: "AuditRecords");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_ActorId_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecords_OrganizationId_SubjectId_Sequence",
                table: "AuditRecords",
                columns: new[] { "OrganizationId", "SubjectId", "Sequence" });
        }
    }
}
