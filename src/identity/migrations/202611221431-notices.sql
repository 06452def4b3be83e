-- What a person is told: its kind, its time and a number that means nothing without her vault. Words are made when she is there.
create table notice (
  notice_id text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  kind text not null,
  number text not null,
  at text not null,
  read_at text
) strict;

create index notice_account on notice (account_id, at);

-- How she wishes to be told of each kind, where she chose.
create table notice_choice (
  account_id text not null references account (account_id) on delete cascade,
  kind text not null,
  way text not null,
  primary key (account_id, kind)
) strict, without rowid;

-- Of whoever asked for mail about late sources, and of nobody else: the Monday after which one may be late. Not which, nor of what.
create table notice_due (
  account_id text not null primary key references account (account_id) on delete cascade,
  due_on text not null
) strict;

-- Browsers from which an attic was opened: keyed digests of a random cookie, different for each account. No address, no agent.
create table known_place (
  account_id text not null references account (account_id) on delete cascade,
  place text not null,
  seen_at text not null,
  primary key (account_id, place)
) strict, without rowid;

-- Mails that wait to be sent: sealed under the platform's secret, deleted once sent or after a day.
create table waiting_mail (
  mail_id text not null primary key,
  account_id text not null references account (account_id) on delete cascade,
  sealed blob not null,
  expires_at text not null
) strict;

create index waiting_mail_account on waiting_mail (account_id);
