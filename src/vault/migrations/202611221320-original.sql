-- Files as they were given, where the person asked for it: sealed pieces of at most 4 MiB, in order. `kept` is 0 until the
-- import that they came with is acknowledged. Names, sizes and hashes lie in the sealed manifest.
create table vault_original (
  vault_id text not null,
  batch text not null,
  file integer not null,
  n integer not null,
  kept integer not null,
  epoch text not null,
  sealed blob not null,
  primary key (vault_id, batch, file, n)
) strict;

create index vault_original_kept on vault_original (kept);
