-- Which one-time tickets of the counters' screens were used, so that each counts once. Keyed hashes and a day only:
-- the moment at which a ticket was shown must not become known as that of a response.
create table ticket (
  hash   text primary key,
  holder text not null,        -- of the response's id: sent again after a lost reply, it is the same one
  day    text not null
);
create index ticket_day on ticket (day);
