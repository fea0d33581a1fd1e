using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class CommittedTransactionConfiguration : IEntityTypeConfiguration<CommittedTransactionRow>
{
    public void Configure(EntityTypeBuilder<CommittedTransactionRow> builder)
    {
        builder.ToTable("CommittedTransactions");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.At);
    }
}
