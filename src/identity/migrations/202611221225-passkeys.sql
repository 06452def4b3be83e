-- The public half of each passkey, found by the hash of its credential's number. That number and the name its person
-- gave it are sealed under the platform's secret. Nothing here opens a vault: the wrap lies there.
create table passkey (
  credential_hash text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  public_key blob not null,
  counter integer not null,
  about_sealed blob not null,
  created_at text not null,
  used_at text
) strict;

create index passkey_account on passkey (account_id);
