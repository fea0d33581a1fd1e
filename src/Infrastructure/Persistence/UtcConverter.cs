using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Stores times as UTC, in a type that both databases can sort.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
