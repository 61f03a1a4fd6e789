-- What the vendor's own systems hand over besides invoices.
alter type tributary.submission_kind add value 'products';
alter type tributary.submission_kind add value 'prices';
alter type tributary.submission_kind add value 'customers';
alter type tributary.submission_kind add value 'partners';
alter type tributary.submission_kind add value 'rates';
