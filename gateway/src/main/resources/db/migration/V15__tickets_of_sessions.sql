-- A ticket, and the socket that it opens, end with the browser session that asked for it.
alter table live_tickets
    add column session_id varchar(64) null,                   -- null: a key asked for it
    add constraint live_tickets_session foreign key (session_id) references sessions (id) on delete cascade;
