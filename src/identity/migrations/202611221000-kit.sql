-- Whether the person has confirmed her recovery code, or is invented and needs none. Nothing of the code lies here.
alter table account add column kit text;
