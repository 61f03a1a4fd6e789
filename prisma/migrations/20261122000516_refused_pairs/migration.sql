-- What was refused is looked through whenever it is asked who waits.
set search_path = tributary, public;

create index match_proposal_refused on match_proposal (vendor_id, party_id) where status = 'refused';
