-- Whoever only runs the platform has no attic: her passphrase is verified against this, sealed under the platform's secret.
alter table account alter column vault_id drop not null;
alter table account add column verifier_sealed blob;

-- What an account may do, for the platform (an empty organisation) or for one organisation.
create table role (
  account_id text not null references account (account_id) on delete cascade,
  role text not null,
  organisation text not null,
  granted_at text not null,
  primary key (account_id, role, organisation)
) strict;

-- Every change of roles, by numbers of accounts: only ever added to. It outlives the accounts that it names.
create table role_audit (
  entry text not null primary key,
  at text not null,
  act text not null,
  account_id text not null,
  role text not null,
  organisation text not null,
  by_account text,
  way text not null
) strict;

create index role_audit_at on role_audit (at);

-- A link that gives a role, once. Of its secret, only a hash; the address is sealed, beside a keyed digest.
create table role_invitation (
  token_hash text not null primary key,
  email_lookup text not null,
  email_sealed blob not null,
  role text not null,
  organisation text not null,
  by_account text,
  way text not null,
  expires_at text not null
) strict;

-- Sessions of the operator's page: they open no vault.
create table operator_session (
  session_hash text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  expires_at text not null,
  seen_at text not null
) strict;

create index operator_session_account on operator_session (account_id);
