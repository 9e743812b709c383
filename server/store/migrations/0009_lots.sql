-- Tallies follow in lots, and a lot is committed a few places at a time, so that no response waits for all of them.
-- The last response and ruling of the lot that is under way, and how many of its places have it; empty when none is.
alter table fold add column lot_response integer;
alter table fold add column lot_ruling integer;
alter table fold add column lot_places integer;
