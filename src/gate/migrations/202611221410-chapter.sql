-- A chapter of a ledger that came with an attic from elsewhere: closed, sealed under the person's key, named by the entry of the arrival.
create table ledger_chapter (
  vault_id text not null,
  chapter integer not null,
  body blob not null,
  primary key (vault_id, chapter)
) strict;
