using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Times are UTC, and stored in a form that both databases can sort.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
