-- Who signs in. better-auth reads and writes the first three tables: moments are ISO text, flags 0 or 1, and columns
-- that it could fill but we do not want are not there. A session has no address and no browser on purpose.
create table staff (
  id             text primary key,
  username       text not null unique,     -- lower case
  name           text not null,
  email          text not null unique,     -- better-auth insists on one: username@sipas.invalid, never shown
  email_verified integer not null,
  role           text not null,            -- see shared/account.ts
  unit           text not null references unit (id),
  counter        text references counter (id),
  invite         text unique references invite (hash),    -- unique, so that two who follow one link cannot both get in
  created_at     text not null,
  updated_at     text not null
);

create table credential (
  id          text primary key,
  account_id  text not null,
  provider_id text not null,               -- credential: a password
  staff       text not null references staff (id) on delete cascade,
  password    text,                        -- see server/store/password.ts
  created_at  text not null,
  updated_at  text not null
);
create index credential_staff on credential (staff);

create table session (
  id         text primary key,
  token      text not null unique,
  staff      text not null references staff (id) on delete cascade,
  expires_at text not null,
  created_at text not null,
  updated_at text not null
);
create index session_staff on session (staff);

-- How often a username was tried lately. Hashed: people type their password into the wrong field.
create table attempt (
  username_hash text primary key,
  count         integer not null,
  since         bigint not null            -- milliseconds since the Unix epoch
);
