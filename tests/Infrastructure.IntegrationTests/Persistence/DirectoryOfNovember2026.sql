-- A directory as the version of November 2026 wrote it, with people, sessions, a service account, keys and an audit made for this purpose.
BEGIN TRANSACTION;
CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);
INSERT INTO "AuditHead" VALUES(1,17,'0C71805A1FB8639DA953648C98FEB11E8809275AAEAD7CD603F73FC8D1696FD9');
CREATE TABLE "AuditRecords" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_AuditRecords" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "OrganizationId" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "ActorKind" TEXT NOT NULL,
    "ActorId" TEXT NULL,
    "ActorName" TEXT NULL,
    "SubjectId" TEXT NULL,
    "SubjectName" TEXT NULL,
    "Changes" TEXT NULL,
    "CorrelationId" TEXT NULL,
    "Address" TEXT NULL,
    "Hash" TEXT NOT NULL
);
INSERT INTO "AuditRecords" VALUES(1,'2026-11-30 23:03:42.9458449','helpdesk','signing_key_created','Succeeded',NULL,'System',NULL,NULL,'JBxpnxBPWzxpwietkAIdV4_GXBygiy0bcrDKqfBEhJg',NULL,NULL,NULL,NULL,'28B6BE5A5757B5F2840856C3C5620748D23B9CDEA739597C7F0682CF264BAD70');
INSERT INTO "AuditRecords" VALUES(2,'2026-11-30 23:03:44.8449035','helpdesk','organization_created','Succeeded',NULL,'System',NULL,NULL,'helpdesk','helpdesk','[{"Field":"template","Old":null,"New":"helpdesk"},{"Field":"name","Old":null,"New":"helpdesk"},{"Field":"requires_password_change","Old":null,"New":"true"}]',NULL,NULL,'084231221C7701217597B37B3299E15B5A9BB0405C03C79203D973A0FFE68743');
INSERT INTO "AuditRecords" VALUES(3,'2026-11-30 23:03:44.8909034','helpdesk','user_created','Succeeded',NULL,'System',NULL,NULL,'01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','[{"Field":"email","Old":null,"New":"admin@helpdesk.local"},{"Field":"name","Old":null,"New":"Administrador"},{"Field":"roles","Old":null,"New":"ADMIN"}]',NULL,NULL,'714B91E185B8E6C933D0BD1B94B685C50DBFFD09DFAB22259A622ED6D864759D');
INSERT INTO "AuditRecords" VALUES(4,'2026-11-30 23:03:45.957101','org_123','organization_created','Succeeded',NULL,'System',NULL,NULL,'org_123','org_123','[{"Field":"template","Old":null,"New":"retail"},{"Field":"name","Old":null,"New":"org_123"},{"Field":"requires_password_change","Old":null,"New":"true"},{"Field":"locals","Old":null,"New":"local_01"}]',NULL,NULL,'4A92A8608D494B4ACA32BCCE8E8DABC12B707015CBEF2FB22B765B02EA081BC6');
INSERT INTO "AuditRecords" VALUES(5,'2026-11-30 23:03:45.9618476','org_123','user_created','Succeeded',NULL,'System',NULL,NULL,'01a22eb3-3106-7c70-b53e-d1033cb098a6','admin@empresa.example','[{"Field":"email","Old":null,"New":"admin@empresa.example"},{"Field":"name","Old":null,"New":"Administrador"},{"Field":"roles","Old":null,"New":"Admin"}]',NULL,NULL,'35EE5812EF69F6782516ECAD67A28754BA86F18ED2EC2BA32F4FA5272F4D2D9B');
INSERT INTO "AuditRecords" VALUES(6,'2026-11-30 23:03:48.2284385','helpdesk','sign_in','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local',NULL,'01a22eb338ba7c2f9590b937dbf6dbbe','127.0.0.1','ECE7D1B91B1EAB89DAF50C0E44471F3E7491DCB726C1216EBC9FD292D7E9860F');
INSERT INTO "AuditRecords" VALUES(7,'2026-11-30 23:03:50.0484373','helpdesk','user_created','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com','[{"Field":"email","Old":null,"New":"eva.ruiz@example.com"},{"Field":"name","Old":null,"New":"Eva Ruiz"},{"Field":"roles","Old":null,"New":"AREA"},{"Field":"area","Old":null,"New":"REDES"},{"Field":"telefono","Old":null,"New":"\u002B52 999 123 4500"}]','01a22eb33fd67b85b5656aaf5efbc921','127.0.0.1','8D37DAFE70961B21A3A3E129F376616F2A8946D46D205D4A8677D159CDFD5CC6');
INSERT INTO "AuditRecords" VALUES(8,'2026-11-30 23:03:50.9866228','helpdesk','user_created','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','01a22eb3-44d2-7d96-aeba-06fa5bafe02b','juan.diaz@example.com','[{"Field":"email","Old":null,"New":"juan.diaz@example.com"},{"Field":"name","Old":null,"New":"Juan D\u00EDaz"},{"Field":"roles","Old":null,"New":"USUARIO"}]','01a22eb3449a7098a20abc761628912b','127.0.0.1','182D6006D0BE0B608E5004B2AFEBE1A91B5ECB6F58710AE218768B4248F8D2FD');
INSERT INTO "AuditRecords" VALUES(9,'2026-11-30 23:03:51.5957988','helpdesk','user_deactivated','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','01a22eb3-44d2-7d96-aeba-06fa5bafe02b','juan.diaz@example.com',NULL,'01a22eb348397592b2d35ed9746f4292','127.0.0.1','47F7B8934C18A19EA5E914A3D6222BF50AACC97DEB00B6503253B1F449E36FBA');
INSERT INTO "AuditRecords" VALUES(10,'2026-11-30 23:03:52.7200698','helpdesk','sign_in','Succeeded',NULL,'User','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com',NULL,'01a22eb34aae767b9e7c67550f707c9a','127.0.0.1','ADD975984145E9B1BC40A7E1E24A4EE49EBBC8BF5748BE14AD2046CA7BC79A12');
INSERT INTO "AuditRecords" VALUES(11,'2026-11-30 23:03:53.872596','helpdesk','password_changed','Succeeded',NULL,'User','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com',NULL,'01a22eb34f0c73c68327e8eb521064af','127.0.0.1','D988A07C0C55D623F4A48C40A070AC8E804E48F05BF8BCD2BFED6B88C3A32C77');
INSERT INTO "AuditRecords" VALUES(12,'2026-11-30 23:03:54.5671344','helpdesk','sign_in','Refused','invalid_credentials','Anonymous',NULL,NULL,'01a22eb3-44d2-7d96-aeba-06fa5bafe02b','juan.diaz@example.com',NULL,'01a22eb3533976f2afe2748074a68ab9','127.0.0.1','5074491F31A9079E61483496BAAE1277413598FFDFEA20B7AEF27E6FFCDF40B4');
INSERT INTO "AuditRecords" VALUES(13,'2026-11-30 23:03:54.8397275','helpdesk','service_account_created','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','svc_01a22eb356847eb7afab86b1a89531ac','Tickets','[{"Field":"permissions","Old":null,"New":"users:read"}]','01a22eb3560673399bce841b06d7492f','127.0.0.1','342477C5F58D14C7323974659F167859FC82C84BB75CAB9B604CC71B9A8F9323');
INSERT INTO "AuditRecords" VALUES(14,'2026-11-30 23:03:55.3479318','org_123','sign_in','Succeeded',NULL,'User','01a22eb3-3106-7c70-b53e-d1033cb098a6','admin@empresa.example','01a22eb3-3106-7c70-b53e-d1033cb098a6','admin@empresa.example',NULL,'01a22eb35723760ba7eec8672348fbd9','127.0.0.1','0F0EDF3BB723D833C678057F4C1A10B6987486AAFDB8687A01CDCB3E7B750F81');
INSERT INTO "AuditRecords" VALUES(15,'2026-11-30 23:03:55.9617298','org_123','user_created','Succeeded',NULL,'User','01a22eb3-3106-7c70-b53e-d1033cb098a6','admin@empresa.example','01a22eb3-5942-7a50-b7b7-3cb8a567ef87','luz@empresa.example','[{"Field":"email","Old":null,"New":"luz@empresa.example"},{"Field":"name","Old":null,"New":"Luz Mar"},{"Field":"roles","Old":null,"New":"Vendedor"},{"Field":"locals","Old":null,"New":"local_01"}]','01a22eb359127aeba12fac33720fed5d','127.0.0.1','72BBF75E1925390C1B6AD4C84D8A90AEDC2342561F5FF0C6AD0584DC2F74CF16');
INSERT INTO "AuditRecords" VALUES(16,'2026-11-30 23:03:56.6611633','helpdesk','sign_in','Succeeded',NULL,'User','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com','01a22eb3-4193-749b-906d-952e7df92b6a','eva.ruiz@example.com',NULL,'01a22eb35b6a7a7e93a2bf343ff51d0e','127.0.0.1','A97BABBC143627A878E6A9A7AB61B60CFFEF57413C0463583FD4913F012D29F4');
INSERT INTO "AuditRecords" VALUES(17,'2026-11-30 23:03:57.4419814','helpdesk','sign_in','Succeeded',NULL,'User','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local','01a22eb3-2b9f-70bd-aaeb-bbaefa72c4b0','admin@helpdesk.local',NULL,'01a22eb35e1e72a7b61f8a8e736dc2d6','127.0.0.1','0C71805A1FB8639DA953648C98FEB11E8809275AAEAD7CD603F73FC8D1696FD9');
CREATE TABLE "CommittedTransactions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CommittedTransactions" PRIMARY KEY,
    "At" TEXT NOT NULL
);
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NOT NULL,
    "Xml" TEXT NOT NULL
);
INSERT INTO "DataProtectionKeys" VALUES(1,'key-2f577b98-8b82-408d-970b-3b15ab65b1ca','<key id="2f577b98-8b82-408d-970b-3b15ab65b1ca" version="1"><creationDate>2026-11-30T23:03:42.2565186Z</creationDate><activationDate>2026-11-30T23:03:42.2565186Z</activationDate><expirationDate>2027-02-28T23:03:42.2565186Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>csx+ec+6RUAfdcCEDIB9s++6pOId7uZhzS9ZNqW2gNXUEwIx08qTmM+5I2S3PU82Q7cMu9vMaRjWNKCDUiDdNQ==</value></masterKey></descriptor></descriptor></key>');
CREATE TABLE "FormerPasswords" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FormerPasswords" PRIMARY KEY AUTOINCREMENT,
    "UserNumber" INTEGER NOT NULL,
    "OrganizationId" TEXT NOT NULL,
    "PasswordHash" TEXT NOT NULL,
    "WasTemporary" INTEGER NOT NULL,
    CONSTRAINT "FK_FormerPasswords_Users_UserNumber" FOREIGN KEY ("UserNumber") REFERENCES "Users" ("Number") ON DELETE CASCADE
);
INSERT INTO "FormerPasswords" VALUES(1,3,'helpdesk','AQAAAAIAAzRQAAAAELaxkUsNCTnvjTCu5S+1gix25UyLraFLiEtgZHe5vZmqndsPd0Ah/NKabC1auppi/w==',1);
CREATE TABLE "IdempotencyKeys" (
    "OrganizationId" TEXT NOT NULL,
    "CallerId" TEXT NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "PK_IdempotencyKeys" PRIMARY KEY ("OrganizationId", "CallerId", "KeyHash")
);
CREATE TABLE "Locals" (
    "OrganizationId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    CONSTRAINT "PK_Locals" PRIMARY KEY ("OrganizationId", "Id"),
    CONSTRAINT "FK_Locals_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE CASCADE
);
INSERT INTO "Locals" VALUES('org_123','local_01','Centro',1);
CREATE TABLE "Organizations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organizations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "Areas" TEXT NOT NULL,
    "RequiresPasswordChange" INTEGER NOT NULL,
    "AdministratorsTouched" INTEGER NOT NULL
, "IsActive" INTEGER NOT NULL DEFAULT 0);
INSERT INTO "Organizations" VALUES('helpdesk','helpdesk','helpdesk','[]',1,0,1);
INSERT INTO "Organizations" VALUES('org_123','org_123','retail','[]',1,0,1);
CREATE TABLE "RefreshTokens" (
    "Hash" TEXT NOT NULL CONSTRAINT "PK_RefreshTokens" PRIMARY KEY,
    "OrganizationId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Family" TEXT NOT NULL,
    "AccessVersion" INTEGER NOT NULL,
    "SignedInAt" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    "Address" TEXT NULL,
    "UserAgent" TEXT NULL,
    CONSTRAINT "FK_RefreshTokens_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);
INSERT INTO "RefreshTokens" VALUES('A5EFFF9307C8877F28CE3980591455DB69A0F123A38CA0D874CB055030286B09','helpdesk','01A22EB3-2B9F-70BD-AAEB-BBAEFA72C4B0','01A22EB3-3CC2-78A9-83B6-9FE20FC44E46',1,'2026-11-30 23:03:48.1621336','2026-11-30 23:03:48.1621336','2026-12-14 23:03:48.1621336',NULL,'127.0.0.1','curl/7.88.1');
INSERT INTO "RefreshTokens" VALUES('E15D158D6683C894377A02D3B9B33DD9C6AC04434AEF7AB96382A77F1C346C91','helpdesk','01A22EB3-4193-749B-906D-952E7DF92B6A','01A22EB3-4E7E-7394-BB82-40238C3F29FD',1,'2026-11-30 23:03:52.7020033','2026-11-30 23:03:52.7020033','2026-12-14 23:03:52.7020033',NULL,'127.0.0.1','curl/7.88.1');
INSERT INTO "RefreshTokens" VALUES('EFA37DF9278343ACD9217F741D5B21B1C603E150C106F15B27F3CB506098FF7B','org_123','01A22EB3-3106-7C70-B53E-D1033CB098A6','01A22EB3-58CF-78E0-A0B2-DD02E9513A85',1,'2026-11-30 23:03:55.3437049','2026-11-30 23:03:55.3437049','2026-12-14 23:03:55.3437049',NULL,'127.0.0.1','curl/7.88.1');
INSERT INTO "RefreshTokens" VALUES('1789BD3D0BB8DF66CD51C272B96CB562CF0B39AE19F371F099C33C120A057D6A','helpdesk','01A22EB3-4193-749B-906D-952E7DF92B6A','01A22EB3-5DED-76CC-B91F-70676CF7FFC1',2,'2026-11-30 23:03:56.6532865','2026-11-30 23:03:56.6532865','2026-12-14 23:03:56.6532865',NULL,'127.0.0.1','curl/7.88.1');
INSERT INTO "RefreshTokens" VALUES('D590A8B5DE7AC57907642AB6BA82C10D3C27344CBC7CE7B1C67CFABA169FCE4B','helpdesk','01A22EB3-2B9F-70BD-AAEB-BBAEFA72C4B0','01A22EB3-60F3-72E0-B2D1-F39BC10FBE79',1,'2026-11-30 23:03:57.4276992','2026-11-30 23:03:57.4276992','2026-12-14 23:03:57.4276992',NULL,'127.0.0.1','curl/7.88.1');
CREATE TABLE "Roles" (
    "OrganizationId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Permissions" TEXT NOT NULL,
    "NeedsArea" INTEGER NOT NULL,
    "IsAdministrator" INTEGER NOT NULL, "Description" TEXT NULL,
    CONSTRAINT "PK_Roles" PRIMARY KEY ("OrganizationId", "Number"),
    CONSTRAINT "FK_Roles_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE CASCADE
);
INSERT INTO "Roles" VALUES('helpdesk',1,'role_admin','ADMIN','["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read","organizations:manage"]',0,1,NULL);
INSERT INTO "Roles" VALUES('helpdesk',2,'role_mesa','MESA','[]',0,0,NULL);
INSERT INTO "Roles" VALUES('helpdesk',3,'role_area','AREA','[]',1,0,NULL);
INSERT INTO "Roles" VALUES('helpdesk',4,'role_usuario','USUARIO','[]',0,0,NULL);
INSERT INTO "Roles" VALUES('org_123',1,'role_admin','Admin','["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read"]',0,1,NULL);
INSERT INTO "Roles" VALUES('org_123',2,'role_gerente','Gerente','["users:read"]',0,0,NULL);
INSERT INTO "Roles" VALUES('org_123',3,'role_vendedor','Vendedor','[]',0,0,NULL);
CREATE TABLE "ServiceAccounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServiceAccounts" PRIMARY KEY,
    "OrganizationId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Permissions" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "PreviousSecretHash" TEXT NULL,
    "PreviousSecretUntil" TEXT NULL,
    "LastUsedAt" TEXT NULL,
    "AccessVersion" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ServiceAccounts_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);
INSERT INTO "ServiceAccounts" VALUES('svc_01a22eb356847eb7afab86b1a89531ac','helpdesk','Tickets','["users:read"]','2026-11-30 23:03:54.7567587',1,'A4752A413F718378DBC7A5884ADBC3D02F1D5534B8F4E38B54A5F3456F9DE052',NULL,NULL,NULL,1,1);
CREATE TABLE "SignInAttempts" (
    "OrganizationId" TEXT NOT NULL,
    "EmailHash" TEXT NOT NULL,
    "Failures" INTEGER NOT NULL,
    "LastFailureAt" TEXT NOT NULL,
    "LockedUntil" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_SignInAttempts" PRIMARY KEY ("OrganizationId", "EmailHash")
);
INSERT INTO "SignInAttempts" VALUES('helpdesk','FA625486D2531904A14E7E39271D2CDB7E231FA0332A5C245666620F47B9177B',1,'2026-11-30 23:03:54.4546306',NULL,1);
CREATE TABLE "SigningKeys" (
    "Generation" INTEGER NOT NULL CONSTRAINT "PK_SigningKeys" PRIMARY KEY,
    "KeyId" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ProtectedPrivateKey" TEXT NOT NULL
, "SignsFrom" TEXT NOT NULL DEFAULT '0001-01-01 00:00:00');
INSERT INTO "SigningKeys" VALUES(1,'JBxpnxBPWzxpwietkAIdV4_GXBygiy0bcrDKqfBEhJg','2026-11-30 23:03:42.823337','CfDJ8Jh7Vy-Ci41Alws7Fatlscp4aobJFri0h9hjGdoXRGL3D8dWyeJ-1QvWZDZKK1XeLoIL43sosPLsuT8mRENExYB9UCU6h3z57SvZDeYaq1_qGX4v_uefVvmea__n9r6pa612uFnHlaI5zuhgYcWEFnQ7UlQ1ejPRsJ6OIYUnKb59PVG6JrtR5uJf6bzpXVx1BsztQkW_F644iCxfwB6HsfJIXh5pZ2gUFFSm27KUVflNNrKxBDXIMKHEnPaPC8Dkg0kfq1E2MRGjqc1dlsidQLAem0IJ66iZHI_qNuibGzOq20jBpN29LfzqcEHOkwvO6SKgWpNukQNRYFvuJGq0OvpccUiWGVkzHVmgRuDg-Avi','2026-11-30 23:03:42.823337');
CREATE TABLE "UserLocals" (
    "UserNumber" INTEGER NOT NULL,
    "LocalId" TEXT NOT NULL,
    "OrganizationId" TEXT NOT NULL,
    CONSTRAINT "PK_UserLocals" PRIMARY KEY ("UserNumber", "LocalId"),
    CONSTRAINT "FK_UserLocals_Locals_OrganizationId_LocalId" FOREIGN KEY ("OrganizationId", "LocalId") REFERENCES "Locals" ("OrganizationId", "Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_UserLocals_Users_UserNumber" FOREIGN KEY ("UserNumber") REFERENCES "Users" ("Number") ON DELETE CASCADE
);
INSERT INTO "UserLocals" VALUES(5,'local_01','org_123');
CREATE TABLE "UserRoles" (
    "UserNumber" INTEGER NOT NULL,
    "RoleNumber" INTEGER NOT NULL,
    "OrganizationId" TEXT NOT NULL,
    CONSTRAINT "PK_UserRoles" PRIMARY KEY ("UserNumber", "RoleNumber"),
    CONSTRAINT "FK_UserRoles_Roles_OrganizationId_RoleNumber" FOREIGN KEY ("OrganizationId", "RoleNumber") REFERENCES "Roles" ("OrganizationId", "Number") ON DELETE RESTRICT,
    CONSTRAINT "FK_UserRoles_Users_UserNumber" FOREIGN KEY ("UserNumber") REFERENCES "Users" ("Number") ON DELETE CASCADE
);
INSERT INTO "UserRoles" VALUES(1,1,'helpdesk');
INSERT INTO "UserRoles" VALUES(2,1,'org_123');
INSERT INTO "UserRoles" VALUES(3,3,'helpdesk');
INSERT INTO "UserRoles" VALUES(4,4,'helpdesk');
INSERT INTO "UserRoles" VALUES(5,3,'org_123');
CREATE TABLE "UserStats" (
    "UserNumber" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "OrganizationId" TEXT NOT NULL,
    "Value" INTEGER NOT NULL,
    CONSTRAINT "PK_UserStats" PRIMARY KEY ("UserNumber", "Name"),
    CONSTRAINT "FK_UserStats_Users_UserNumber" FOREIGN KEY ("UserNumber") REFERENCES "Users" ("Number") ON DELETE CASCADE
);
CREATE TABLE "Users" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY AUTOINCREMENT,
    "OrganizationId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Area" TEXT NULL,
    "Status" INTEGER NOT NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "LastLogin" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "AccessVersion" INTEGER NOT NULL,
    "Id" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "NormalizedEmail" TEXT NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "Telefono" TEXT NULL, "TemporaryPasswordUntil" TEXT NULL, "CanonicalUsername" TEXT NULL, "GivenFirst" TEXT NULL, "Username" TEXT NULL, "Avatar" TEXT NULL, "FoldedName" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "AK_Users_Id" UNIQUE ("Id"),
    CONSTRAINT "FK_Users_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);
INSERT INTO "Users" VALUES(1,'helpdesk','Administrador',NULL,0,0,'2026-11-30 23:03:57.4229462','2026-11-30 23:03:43.7752796','2026-11-30 23:03:43.7752796',1,1,'01A22EB3-2B9F-70BD-AAEB-BBAEFA72C4B0','admin@helpdesk.local','ADMIN@HELPDESK.LOCAL','AQAAAAIAAzRQAAAAEFda2J8TsbSJ7C73tmMLGy/bappvADsXSnsdB1bv3+2IpygLF5dLjK6T9zjbQP8U9A==','DH7MZPQRI5YAYZFPWXTI2YV56SQNBAUE',NULL,NULL,NULL,NULL,NULL,NULL,'ADMINISTRADOR');
INSERT INTO "Users" VALUES(2,'org_123','Administrador',NULL,0,0,'2026-11-30 23:03:55.3366905','2026-11-30 23:03:45.1585552','2026-11-30 23:03:45.1585552',1,1,'01A22EB3-3106-7C70-B53E-D1033CB098A6','admin@empresa.example','ADMIN@EMPRESA.EXAMPLE','AQAAAAIAAzRQAAAAEKah2DCZkeKTzdXIke25fu6Gzfx8zUdt5xjqOCb+baVul6rk/bDb4nQWCIy4ZamPyg==','NXOTRU6T2YFPEWZGC7O2H6UAKYSGG5KA',NULL,NULL,NULL,NULL,NULL,NULL,'ADMINISTRADOR');
INSERT INTO "Users" VALUES(3,'helpdesk','Eva Ruiz','REDES',0,0,'2026-11-30 23:03:56.6511991','2026-11-30 23:03:49.3951311','2026-11-30 23:03:53.8518739',2,2,'01A22EB3-4193-749B-906D-952E7DF92B6A','eva.ruiz@example.com','EVA.RUIZ@EXAMPLE.COM','AQAAAAIAAzRQAAAAEF/FRJZVhmW9UD5Gx7pCWOygrxTUzcu4Nq1PzsfXufSpA7G7RG9U2VjZA6bUHoAejw==','U2Q5NH424O2GEWVIAIVR7DULK2R7C65G','+52 999 123 4500',NULL,NULL,NULL,NULL,NULL,'EVA RUIZ');
INSERT INTO "Users" VALUES(4,'helpdesk','Juan Díaz',NULL,1,1,NULL,'2026-11-30 23:03:50.2267301','2026-11-30 23:03:51.5311758',2,2,'01A22EB3-44D2-7D96-AEBA-06FA5BAFE02B','juan.diaz@example.com','JUAN.DIAZ@EXAMPLE.COM','AQAAAAIAAzRQAAAAEO/QoD8FtkdFb3FivHPEetPLodXSF53B940ZqwJ7S0hZCSodR0HLCamCseeb4STD7g==','HPXQM2TMLVZAXV6J2FUXWHHEIFQ35ZKQ',NULL,'2026-12-07 23:03:50.2267301',NULL,NULL,NULL,NULL,'JUAN DIAZ');
INSERT INTO "Users" VALUES(5,'org_123','Luz Mar',NULL,0,1,NULL,'2026-11-30 23:03:55.4585708','2026-11-30 23:03:55.4585708',1,1,'01A22EB3-5942-7A50-B7B7-3CB8A567EF87','luz@empresa.example','LUZ@EMPRESA.EXAMPLE','AQAAAAIAAzRQAAAAEETIekmOnlna9JfAgAhqihNzFhGd8lV3SXLgts8jjqtcsQztnn3D4I/BrtDAQ5zs8w==','PXSD75VYGEIYKMAFNV52623L2EEATBON',NULL,'2026-12-07 23:03:55.4585708',NULL,'Luz',NULL,NULL,'LUZ MAR');
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261121062259_Initial','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261121071048_AccountSafety','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261121075000_Organizations','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261121081537_Lists','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261121112027_CommittedTransactions','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE INDEX "IX_RefreshTokens_ExpiresAt" ON "RefreshTokens" ("ExpiresAt");
CREATE INDEX "IX_RefreshTokens_Family" ON "RefreshTokens" ("Family");
CREATE INDEX "IX_RefreshTokens_UserId" ON "RefreshTokens" ("UserId");
CREATE UNIQUE INDEX "IX_Roles_OrganizationId_Key" ON "Roles" ("OrganizationId", "Key");
CREATE UNIQUE INDEX "IX_Roles_OrganizationId_Name" ON "Roles" ("OrganizationId", "Name");
CREATE INDEX "IX_SignInAttempts_LastFailureAt" ON "SignInAttempts" ("LastFailureAt");
CREATE INDEX "IX_UserRoles_OrganizationId_RoleNumber" ON "UserRoles" ("OrganizationId", "RoleNumber");
CREATE UNIQUE INDEX "IX_Users_OrganizationId_NormalizedEmail" ON "Users" ("OrganizationId", "NormalizedEmail");
CREATE INDEX "IX_Users_OrganizationId_Number" ON "Users" ("OrganizationId", "Number");
CREATE INDEX "IX_AuditRecords_OrganizationId_ActorId_Sequence" ON "AuditRecords" ("OrganizationId", "ActorId", "Sequence");
CREATE INDEX "IX_AuditRecords_OrganizationId_Sequence" ON "AuditRecords" ("OrganizationId", "Sequence");
CREATE INDEX "IX_AuditRecords_OrganizationId_SubjectId_Sequence" ON "AuditRecords" ("OrganizationId", "SubjectId", "Sequence");
CREATE INDEX "IX_FormerPasswords_UserNumber_Id" ON "FormerPasswords" ("UserNumber", "Id");
CREATE UNIQUE INDEX "IX_ServiceAccounts_OrganizationId_Name" ON "ServiceAccounts" ("OrganizationId", "Name");
CREATE UNIQUE INDEX "IX_Users_OrganizationId_CanonicalUsername" ON "Users" ("OrganizationId", "CanonicalUsername");
CREATE INDEX "IX_UserLocals_OrganizationId_LocalId" ON "UserLocals" ("OrganizationId", "LocalId");
CREATE INDEX "IX_Users_OrganizationId_FoldedName_Number" ON "Users" ("OrganizationId", "FoldedName", "Number");
CREATE INDEX "IX_IdempotencyKeys_CreatedAt" ON "IdempotencyKeys" ("CreatedAt");
CREATE INDEX "IX_CommittedTransactions_At" ON "CommittedTransactions" ("At");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('DataProtectionKeys',1);
INSERT INTO "sqlite_sequence" VALUES('Users',5);
INSERT INTO "sqlite_sequence" VALUES('FormerPasswords',1);
COMMIT;
