-- What a counter asks where it does not follow the questionnaire: full | short.
alter table counter add column form text;

-- Why a citizen gave a low rating, one row a reason. All that counting needs stands here, so that nothing has to be
-- looked up in the responses. The key lets a response be sent again.
create table reason (
  response      text not null,
  criterion     text not null,
  reason        text not null,
  day           text not null,
  questionnaire text not null,     -- 'sipas-2026@1'
  unit          text not null,
  counter       text not null,
  area          text not null,     -- '' when the citizen was not sure
  primary key (response, criterion, reason)
);
create index reason_by_unit on reason (unit, day);

-- When a unit is open, such as 'T2-T6 07:30-11:30 13:30-17:00': see shared/hours.ts. Holds for the units below it too.
create table opening_hours (
  unit  text primary key references unit (id),
  hours text not null
);
