-- A forecast that came as a file can be taken back: where nothing else was published, nothing is in force any more.
set search_path = tributary, public;

create policy forecast_current_remove on forecast_current for delete to tributary_app
  using (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant delete on forecast_current to tributary_app;

-- A file is published once, whatever happens.
create unique index forecast_of_submission on forecast (vendor_id, submission_id);
