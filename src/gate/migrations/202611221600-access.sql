-- How a recipient reads while the person is away. `handle` is a digest of the link's secret, which lies nowhere; `opens` and
-- `identity` are sealed under that secret, and under that secret with the code. What is shared is named in `card` alone, sealed.
create table grant_access (
  vault_id text not null,
  grant_id text not null,
  handle text not null,
  opens blob not null,
  identity blob not null,
  card blob not null,
  told blob not null,
  expires text not null,
  paused integer not null,
  wrong integer not null,
  day text not null,
  reads integer not null,
  collected integer not null,
  primary key (vault_id, grant_id)
) strict;

create unique index grant_access_handle on grant_access (handle);
create unique index grant_access_grant on grant_access (grant_id);

-- What leaves, as it stood at the person's last visit, sealed for the recipient alone: made again at the next. Never in a backup.
create table grant_copy (
  vault_id text not null,
  grant_id text not null,
  epoch integer not null,
  version integer not null,
  day text not null,
  sealed blob not null,
  primary key (vault_id, grant_id)
) strict;
