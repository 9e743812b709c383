-- Plain SQL that SQLite, D1 and PostgreSQL all read the same way: text keys made by us, ISO text for days,
-- integers for counts and flags, no defaults that call functions.

-- Who serves. Units are never deleted: a unit that ended keeps its history and gets a valid_to.
create table unit (
  id         text primary key,
  code       text not null,
  name       text not null,
  name_en    text not null,
  level      text not null,    -- province | commune
  kind       text not null,    -- khối: province | department | centre | ward | commune
  parent     text references unit (id),
  valid_from text not null,    -- first day, included
  valid_to   text              -- last day, included
);

-- Which unit goes on as which: merged, split, renamed or moved on a day.
create table succession (
  predecessor text not null references unit (id),
  successor   text not null references unit (id),
  day         text not null,   -- first day of the successor
  kind        text not null,   -- merge | split | rename | move
  primary key (predecessor, successor)
);

create table area (
  id       text primary key,
  code     text not null,
  name     text not null,
  name_en  text not null,
  position integer not null
);

create table counter (
  id        text primary key,
  name      text not null,
  name_en   text not null,
  closed_on text               -- first day without the counter; null while it serves
);

-- A counter can move with its work: the row with the latest from_day not after a day says whose it is then.
create table counter_unit (
  counter  text not null references counter (id),
  unit     text not null references unit (id),
  from_day text not null,
  primary key (counter, from_day)
);

create table counter_area (
  counter text not null references counter (id),
  area    text not null references area (id),
  primary key (counter, area)
);

-- What a QR carries. Printed signs outlive counters, so a code is led elsewhere or revoked, never deleted.
create table code (
  code       text primary key,
  counter    text not null references counter (id),
  made_on    text not null,
  revoked_on text
);

-- A published version never changes; body is the questionnaire as JSON.
create table questionnaire (
  id           text not null,
  version      integer not null,
  published_on text not null,
  body         text not null,
  primary key (id, version)
);

-- One row a response, in order of arrival. No time of day, no address, nothing that says who.
create table response (
  seq           integer primary key,
  id            text not null unique,
  day           text not null,     -- on the calendar of Asia/Ho_Chi_Minh
  questionnaire text not null,     -- 'sipas-2026@1'
  unit          text not null,     -- whose counter it was on that day
  counter       text not null,
  area          text not null,     -- '' when the citizen was not sure
  answers       text not null,     -- one character a criterion: see shared/answers.ts
  respondent    text,              -- JSON of coarse, optional groups
  comment       text,
  origin        text not null      -- citizen | simulated
);
create index response_by_day on response (day);
-- Asked for by every screen; holds nothing where citizens answer.
create index response_simulated on response (origin) where origin = 'simulated';

-- How far the tallies have come, in one row: the last fold took the responses after from_seq, up to to_seq.
create table fold (
  from_seq integer primary key,
  to_seq   integer not null
);
insert into fold (from_seq, to_seq) values (-1, 0);

-- A day's equal forms, counted. Sparse days cost less so than as sums: see server/store/fold.ts.
create table day_tally (
  day           text not null,
  questionnaire text not null,
  unit          text not null,
  counter       text not null,
  area          text not null,
  answers       text not null,
  count         integer not null,
  primary key (day, questionnaire, unit, counter, area, answers)
);

-- A month's additive sums of one cell and form, as JSON: see shared/sums.ts.
create table month_tally (
  month         text not null,     -- 2026-11
  questionnaire text not null,
  unit          text not null,
  counter       text not null,
  area          text not null,
  form          text not null,     -- full | short
  sums          text not null,
  primary key (month, questionnaire, unit, counter, area, form)
);

-- The most points a year's PAR INDEX gives for SIPAS.
create table maximum (
  year   integer primary key,
  points integer not null,
  source text not null
);

-- Published results, never mixed with our own measure.
create table official_result (
  place  text not null,            -- a province's unit id, or 'vn' for the whole country
  year   integer not null,
  index_percent real,
  points real,
  max_points integer,
  rank   integer,
  of_units integer,
  source text not null,
  primary key (place, year)
);

-- Dossiers handled, the N of sample sizes, weights and response rates.
create table dossier (
  unit  text not null references unit (id),
  area  text not null references area (id),
  month text not null,             -- 2026-11
  count integer not null,
  primary key (unit, area, month)
);

create table setting (
  name  text primary key,
  value text not null
);

create table api_key (
  name       text primary key,
  hash       text not null unique,
  role       text not null,
  unit       text references unit (id),
  made_on    text not null,
  revoked_on text
);

-- A one-time link with which an account is made.
create table invite (
  hash       text primary key,
  role       text not null,
  unit       text references unit (id),
  counter    text references counter (id),
  expires_at bigint not null,      -- milliseconds since the Unix epoch: too many for PostgreSQL's integer
  used_at    bigint
);
