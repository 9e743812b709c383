-- Sums are written a few at a time in as many bits as the largest of them takes, no longer in Rice's code; and in two
-- parts, since each part of each row takes longer to read than the numbers in it. Tallies follow from the responses, so
-- they are counted anew; what was half counted as well.
drop table tally;
create table tally (
  generation    integer not null,
  division      text not null,     -- day | month | area | counter | visit | list-day | list-month
  questionnaire text not null,
  place         integer not null,
  through       text not null,     -- 2026-11-23 since the first of the month; 2026-11 since January
  brief         bytea not null,
  rest          bytea not null,
  primary key (generation, division, questionnaire, place, through)
);
update fold set step = step + 1, response = 0, ruling = 0, lot_response = null, lot_ruling = null, lot_places = null;
