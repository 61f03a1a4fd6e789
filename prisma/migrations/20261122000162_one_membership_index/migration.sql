-- membership_once (20261121000003) holds the same already.
set search_path = tributary, public;
drop index membership_one_live;
