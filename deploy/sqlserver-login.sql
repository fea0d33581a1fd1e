-- Makes the login and user of the service, which may read and write what the service does, and nothing else: no schema, no other
-- table, no change of the audit. An administrator of the server runs it in the service's database after the command migrate, and
-- again after each upgrade:
--
--   sqlcmd -S sql.example.com -d HelpDeskUsers -b -v Password="..." -i sqlserver-login.sql
--
-- The password must hold no single quote. A login that is there already keeps its own. On Azure SQL the user has the password
-- itself, and there is no login.

IF SERVERPROPERTY('EngineEdition') = 5
BEGIN
    IF DATABASE_PRINCIPAL_ID(N'helpdesk') IS NULL
        CREATE USER helpdesk WITH PASSWORD = N'$(Password)';
END
ELSE
BEGIN
    IF SUSER_ID(N'helpdesk') IS NULL
        CREATE LOGIN helpdesk WITH PASSWORD = N'$(Password)';
    IF DATABASE_PRINCIPAL_ID(N'helpdesk') IS NULL
        CREATE USER helpdesk FOR LOGIN helpdesk;
END
GO

IF DATABASE_PRINCIPAL_ID(N'helpdesk_service') IS NULL
    CREATE ROLE helpdesk_service;
ALTER ROLE helpdesk_service ADD MEMBER helpdesk;
GO

GRANT SELECT ON dbo.__EFMigrationsHistory TO helpdesk_service;
GRANT SELECT, UPDATE ON dbo.AuditHead TO helpdesk_service;
GRANT SELECT, INSERT ON dbo.AuditRecords TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.CommittedTransactions TO helpdesk_service;
GRANT SELECT, INSERT ON dbo.DataProtectionKeys TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.FormerPasswords TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.IdempotencyKeys TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE ON dbo.Locals TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE ON dbo.Organizations TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.RefreshTokens TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE ON dbo.Roles TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.ServiceAccounts TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.SigningKeys TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.SignInAttempts TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.UserLocals TO helpdesk_service;
GRANT SELECT, INSERT, DELETE ON dbo.UserRoles TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE ON dbo.UserStats TO helpdesk_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.Users TO helpdesk_service;
DENY UPDATE, DELETE ON dbo.AuditRecords TO helpdesk_service;
GO
