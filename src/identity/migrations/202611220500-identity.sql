-- One row, which opens with the platform's secret only: tells a wrong secret before anything is written under it.
create table identity_secret_check (
  name text not null primary key,
  sealed blob not null
) strict;

-- Nothing here names anyone without the platform's secret: the address is sealed, beside a keyed digest to find it.
create table account (
  account_id text not null primary key,
  vault_id text not null unique,
  lang text not null,
  trial integer not null,
  name_sealed blob,
  email_lookup text unique,
  email_sealed blob,
  created_at text not null
) strict;

-- `wrapped` is opened by the secret half of the cookie, of which the server keeps nothing.
create table session (
  session_hash text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  wrapped blob not null,
  expires_at text not null,
  seen_at text not null
) strict;

create index session_account on session (account_id);
