-- What was done to a code since it was made, in order; nothing here is ever changed. See shared/codes.ts.
create table code_event (
  code     text not null references code (code),
  number   integer not null,   -- from 1, so that of two who act at the same moment one must look again
  day      text not null,      -- on which it was done
  actor    text not null,      -- the account's name
  deed     text not null,      -- pause | resume | revoke | replace | lead | expire
  from_day text,               -- first day on which it holds; null for an expiry that is taken back
  target   text,               -- lead: the counter; replace: the new code
  primary key (code, number)
);

-- How many got how far at a counter on a day. Nothing says who: a reload counts again.
create table funnel (
  day     text not null,
  counter text not null references counter (id),
  step    text not null,       -- opened | begun
  count   integer not null,
  primary key (day, counter, step)
);
