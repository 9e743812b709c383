-- The engine that stays flat at ten million responses. A response shrinks to a third, and the tallies of before give
-- way to sums since the first of the month or year, of which any period is a difference.

alter table response rename to response_0002;
drop table day_tally;
drop table month_tally;
drop table fold;

-- What responses were about, each combination once, so that a response names it by a number.
create table cell (
  id            integer primary key,
  questionnaire text not null,     -- 'sipas-2026@1'
  unit          text not null,     -- whose counter it was on that day
  counter       text not null,
  area          text not null,     -- '' when the citizen was not sure
  channel       text not null,     -- code | screen | kiosk | invitation | assisted | paper
  origin        text not null,     -- citizen | simulated
  unique (questionnaire, unit, counter, area, channel, origin)
);
-- Asked for by every screen; holds nothing where citizens answer.
create index cell_simulated on cell (origin) where origin = 'simulated';

-- One row a response, in order of arrival. No time of day, no address, nothing that says who.
create table response (
  seq        integer primary key,
  id         bytea not null unique,  -- a UUID's 16 bytes; the first four are its day, so that a day lies together
  day        integer not null,       -- 20261123, on the calendar of Asia/Ho_Chi_Minh
  cell       integer not null,
  answers    text not null,          -- one character a criterion: see shared/answers.ts
  respondent text,                   -- one character a question: see shared/respondent.ts
  comment    text
);

-- A response is never deleted: it is ruled out of the figures, or in again, for a reason and by somebody.
create table ruling (
  seq      integer primary key,
  response integer not null,
  is_out   integer not null,       -- 1 out, 0 in again
  reason   text not null,
  actor    text not null,
  at       bigint not null         -- milliseconds since the Unix epoch
);
create index ruling_of on ruling (response, seq);

-- A set of tallies. Figures are read from the live one; a rebuild is a second one, which takes over when it has come
-- as far.
create table generation (
  id      integer primary key,
  is_live integer not null,
  divided text not null            -- JSON: the units whose counters went different ways, so that each has sums of its own
);

-- How far a generation has come: its row with the highest step.
create table fold (
  generation integer not null,
  step       integer not null,
  response   integer not null,     -- seq of the last response in its tallies
  ruling     integer not null,     -- and of the last ruling
  primary key (generation, step)
);
insert into generation (id, is_live, divided) values (1, 1, '[]');
insert into fold (generation, step, response, ruling) values (1, 0, 0, 0);

-- Whose sums a tally holds: the whole (both ''), a unit, or a counter of a unit that was divided.
create table place (
  id      integer primary key,
  unit    text not null,
  counter text not null,
  unique (unit, counter)
);

-- Additive sums since a beginning, packed: see server/store/pack.ts.
create table tally (
  generation    integer not null,
  division      text not null,     -- day | month | area | counter | visit
  questionnaire text not null,
  place         integer not null,
  through       text not null,     -- 2026-11-23 since the first of the month; 2026-11 since January
  factors       bytea not null,
  criteria      bytea not null,
  primary key (generation, division, questionnaire, place, through)
);
