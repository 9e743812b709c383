-- Invitations to rate one visit, which the one-stop software prints on receipts. Keyed hashes only: who reads this
-- table finds neither a dossier nor a link. Nothing joins it to a response, which has an id of its own.
create table invitation (
  reference  text primary key,     -- of the unit and its dossier, so that a dossier has one invitation at a time
  code       text not null unique, -- of what the link carries
  counter    text not null references counter (id),
  area       text not null references area (id),
  made_on    text not null,
  expires_on text not null,        -- last day, included
  -- A second use breaks this, and with it the batch that keeps the second response.
  uses       integer not null check (uses <= 1)
);
create index invitation_expiry on invitation (expires_on);

-- Batches of forms from paper, each kept whole or not at all. The hash is of what they hold, so that a file which is
-- imported again, be it saved under another name or format, is the same batch.
create table import (
  hash    text primary key,
  unit    text not null references unit (id),
  made_on text not null,
  forms   integer not null
);
