-- 10,000 people as the first version stored them, for a database that only the first migration has made.
INSERT INTO Organizations (Id, Name, Template, Areas, RequiresPasswordChange, AdministratorsTouched) VALUES ('helpdesk', 'Mesa', 'helpdesk', '[]', 0, 0);
INSERT INTO Roles (OrganizationId, Number, "Key", Name, Permissions, NeedsArea, IsAdministrator) VALUES
    ('helpdesk', 1, 'role_admin', 'ADMIN', '["users:read","users:create","users:edit","users:delete"]', 0, 1),
    ('helpdesk', 3, 'role_area', 'AREA', '[]', 1, 0);
WITH RECURSIVE person(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 10000)
INSERT INTO Users (OrganizationId, Name, Area, Status, MustChangePassword, CreatedAt, UpdatedAt, Version, AccessVersion, Id, Email, NormalizedEmail, PasswordHash, Telefono)
SELECT 'helpdesk', 'Ángela Núñez ' || n, 'SOPORTE', n % 2, 0, '2026-01-01', '2026-01-02', 1, 1,
    printf('00000000-0000-7000-8000-%012d', n), 'P' || n || '@example.com', 'P' || n || '@EXAMPLE.COM', 'AQAAAAI=', '+34 ' || n
FROM person;
INSERT INTO UserRoles (UserNumber, OrganizationId, RoleNumber) SELECT Number, 'helpdesk', CASE Number WHEN 1 THEN 1 ELSE 3 END FROM Users;
