-- What was brought while the person's key was away, until it comes back: sealed pieces, in order, row 0 first.
-- `arrived` orders the deliveries of a vault; `aside` is empty, or the instant at which one was found not to hold.
create table vault_delivery (
  vault_id text not null,
  delivery text not null,
  n integer not null,
  arrived integer not null,
  aside text not null,
  epoch text not null,
  sealed blob not null,
  primary key (vault_id, delivery, n)
) strict;
