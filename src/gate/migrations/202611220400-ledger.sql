-- One line of a person's ledger: its place in the chain, and a body that only her key opens. Never updated.
create table ledger (
  vault_id text not null,
  n integer not null,
  previous text not null,
  hash text not null,
  body blob not null,
  primary key (vault_id, n)
) strict;

-- Where each chain stands, signed under the person's key.
create table ledger_head (
  vault_id text not null primary key,
  n integer not null,
  hash text not null,
  tag blob not null
) strict;

-- Reservations not ended yet. `lost` is set at start on those that an earlier process left; the person's key closes them.
create table ledger_open (
  vault_id text not null,
  n integer not null,
  lost integer not null,
  primary key (vault_id, n)
) strict, without rowid;
