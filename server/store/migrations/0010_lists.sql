-- How often each criterion was rated now stands in the heads, and the whole has the heads of all its places in lists:
-- division list-day and list-month, with the number of a place for each group. Tallies follow from the responses, so
-- they are counted anew; what was half counted as well.
delete from tally;
update fold set step = step + 1, response = 0, ruling = 0, lot_response = null, lot_ruling = null, lot_places = null;
