-- What the home page says of an attic, so that no visit opens every month: sealed under the person's key, made again from her
-- records whenever it does not fit them. Never in a backup.
create table attic_summary (
  vault_id text not null primary key,
  sealed blob not null
) strict;
