-- What the browser said of itself at sign-in, in a few words; sealed under the platform's secret.
alter table session add column device_sealed blob;

-- What a person asked to erase, until it is done. `counts` is set when the deletion begins.
create table erasure (
  vault_id text not null primary key,
  number text not null unique,
  asked_at text not null,
  due_at text not null,
  counts text
) strict;

create index erasure_due on erasure (due_at);

-- What is left of an attic that was erased: a number and counts, nothing that names it.
create table erasure_certificate (
  number text not null primary key,
  signed text not null,
  erased_at text not null
) strict;

-- Keys that the platform signs with, one a generation. The public half of each stays; the private one, sealed, until the next.
create table platform_signing_key (
  kid text not null primary key,
  created_at text not null,
  public_key blob not null,
  private_sealed blob
) strict;
