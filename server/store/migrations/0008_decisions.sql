-- What is hidden, decided once and kept: closed periods stay as they were decided, and all processes show the same.
create table decision (
  questionnaire text not null,     -- 'sipas-2026@1'
  period        text not null,     -- 2026; or 2026-11 for its days
  version       integer not null,  -- grows with each change; the highest is in force
  basis         text not null,     -- what else it depends on: it is void when that differs
  counted       text not null,     -- JSON: how far the tallies had come
  body          text not null,     -- JSON: see server/scoring/
  primary key (questionnaire, period, version)
);
