-- Work to do later, without any person's key. The payload names nobody.
create table job (
  job_id text not null primary key,
  kind text not null,
  payload text not null,
  run_at text not null,
  attempts integer not null,
  -- Who works on it, and until when; null when nobody does.
  lease text,
  lease_until text,
  -- Set when every attempt has failed.
  failed_at text
) strict;

create index job_due on job (run_at);
