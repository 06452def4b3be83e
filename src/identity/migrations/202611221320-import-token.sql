-- Tokens that let a program bring files for a person. Found by the hash of their public half; what is sealed opens with
-- their secret half alone, of which the platform keeps nothing. Names lie in the vault's sealed manifest.
create table import_token (
  token_hash text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  sealed blob not null,
  expires_at text not null,
  used_at text
) strict;

create index import_token_account on import_token (account_id);
