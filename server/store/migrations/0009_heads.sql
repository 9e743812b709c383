-- Sums in three parts, the first and shortest for what most figures need, and before the others, since a row is read
-- from its beginning. Tallies follow from the responses, so they are counted anew.
drop table tally;
create table tally (
  generation    integer not null,
  division      text not null,     -- day | month | area | counter | visit
  questionnaire text not null,
  place         integer not null,
  through       text not null,     -- 2026-11-23 since the first of the month; 2026-11 since January
  heads         bytea not null,
  factors       bytea not null,
  criteria      bytea not null,
  primary key (generation, division, questionnaire, place, through)
);

-- Tallies follow in lots, and a lot is committed a few places at a time, so that no response waits for all of them.
-- The last response and ruling of the lot that is under way, and how many of its places have it; empty when none is.
alter table fold add column lot_response integer;
alter table fold add column lot_ruling integer;
alter table fold add column lot_places integer;
update fold set step = step + 1, response = 0, ruling = 0;
