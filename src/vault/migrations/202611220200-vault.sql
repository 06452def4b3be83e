-- Nothing here names a kind, a file, a source or an amount: names and counts lie in the sealed manifest.
create table vault (
  vault_id text not null primary key,
  format integer not null,
  identity_public blob not null,
  identity_sealed blob not null
) strict;

-- The vault key, once for each way to open it. `parameters` is bound to the wrap as associated data.
create table vault_wrap (
  vault_id text not null,
  wrap text not null,
  method text not null,
  parameters text not null,
  sealed blob not null,
  primary key (vault_id, wrap)
) strict;

-- One age key pair for each dataset and month of sealing; the recipient is signed by the person's identity key.
create table vault_dataset_epoch (
  vault_id text not null,
  dataset text not null,
  epoch text not null,
  recipient text not null,
  signature blob not null,
  identity_sealed blob not null,
  primary key (vault_id, dataset, epoch)
) strict;

create table vault_segment (
  vault_id text not null,
  segment text not null,
  dataset text not null,
  epoch text not null,
  sealed blob not null,
  primary key (vault_id, segment)
) strict;

create table vault_manifest (
  vault_id text not null primary key,
  version integer not null,
  sealed blob not null
) strict;

create table vault_chain (
  vault_id text not null,
  n integer not null,
  dataset text not null,
  epoch text not null,
  sha256 text not null,
  operation text not null,
  previous text not null,
  hash text not null,
  primary key (vault_id, n)
) strict, without rowid;
